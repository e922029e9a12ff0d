"""The catalogue in which most comparisons of the tests are made: three tools that differ in one criterion."""

from tests.factories import assessment, tool
from tests.page_factories import catalogue, site
from tools_catalog.snapshots import publish_snapshot

THREE = "?t=alfa&t=beta&t=gama"


def publish_three_tools() -> None:
    """Alfa, Beta and Gama with level 1, 2 and 3 in surveys; nothing else is known of them."""
    for level, key in enumerate(("alfa", "beta", "gama"), 1):
        assessment(tool(key), level=level)
    publish_snapshot()
    site(catalogue())
