"""The clock of the site, for what depends on the day, and three tools to compare."""

import datetime

import pytest
from django.core.cache import caches
from django.utils import timezone

from tests.tools_catalog.three_tools import publish_three_tools


@pytest.fixture
def it_is(monkeypatch):
    """Sets the clock of the site; by default it is noon of 25 November 2026 in Prague. Nothing is kept from before."""
    caches["template_fragments"].clear()

    def set_clock(moment):
        monkeypatch.setattr(timezone, "now", lambda: datetime.datetime.fromisoformat(moment))

    set_clock("2026-11-25T12:00+01:00")
    return set_clock


@pytest.fixture
def three(db):
    """Three tools; only surveys are known, and differ. See `publish_three_tools`."""
    publish_three_tools()
