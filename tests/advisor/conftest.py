"""A reader's browser: it says where its forms come from, and it keeps no cookie."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.advisor.browser import Browser


@pytest.fixture(autouse=True)
def _no_memory_of_earlier_visits():
    cache.clear()


@pytest.fixture
def browser():
    return Browser(Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"}))
