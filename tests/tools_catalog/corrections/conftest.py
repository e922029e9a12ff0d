"""A tool with its page, and a reader's browser in front of the form."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.advisor.browser import Browser
from tests.factories import assessment, tool
from tests.tools_catalog.shown_pages import with_page


@pytest.fixture(autouse=True)
def _no_memory_of_earlier_visits():
    cache.clear()


@pytest.fixture
def browser():
    return Browser(Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"}))


@pytest.fixture
def of():
    made = tool()
    assessment(made)
    with_page(made)
    return made
