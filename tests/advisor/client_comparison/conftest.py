"""The catalogue in which all comparisons for clients are kept."""

import pytest

from tests.tools_catalog.three_tools import publish_three_tools


@pytest.fixture
def three(db):
    """Three tools; only surveys are known, and differ."""
    publish_three_tools()
