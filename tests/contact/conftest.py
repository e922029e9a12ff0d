"""A site with a contact page, and a reader's browser in front of it."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.advisor.browser import Browser
from tests.page_factories import page, site

WHO = {"cs": "Odpovídá Jana do tří dnů.", "en": "Jana answers within three days."}


@pytest.fixture(autouse=True)
def _no_memory_of_earlier_visits():
    cache.clear()


@pytest.fixture
def browser():
    return Browser(Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"}))


@pytest.fixture
def _page():
    site(page("contact", "contact.ContactPage", who_answers=WHO["cs"], en={"who_answers": WHO["en"]}))
