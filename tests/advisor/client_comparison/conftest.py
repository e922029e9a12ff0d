"""The catalogue in which all comparisons for clients are kept."""

import pytest

from tests.factories import assessment, tool
from tests.page_factories import catalogue, site
from tools_catalog.snapshots import publish_snapshot


@pytest.fixture
def three(db):
    """Three tools; only surveys are known, and differ."""
    for level, key in enumerate(("alfa", "beta", "gama"), 1):
        assessment(tool(key), level=level)
    publish_snapshot()
    site(catalogue())
