"""Any page of the questionnaire needs eight queries at most, however much was answered and however many tools exist."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advisor.results import store_result
from advisor.tokens import read_token
from tests import factories
from tests.advisor.test_privacy import address
from tools_catalog.methodology import load_edition

pytestmark = pytest.mark.django_db
MOST = 8
EDITION = load_edition("2026.1")
ANSWERS = {
    **factories.REQUIRED_ANSWERS,
    "activities": ["vote", "participation_map"],
    "budget": "czk_25k_50k",
    "existing_tool": "in_use",
}


@pytest.fixture
def token():
    for number in range(12):
        factories.tool(f"tool{number}")
    profile, token = factories.profile(ANSWERS)
    store_result(profile)
    return token


def counted(act):
    with CaptureQueriesContext(connection) as queries:
        page = act()
    assert page.status_code in (200, 302), page
    assert len(queries) <= MOST, "\n".join(query["sql"][:160] for query in queries)


@pytest.mark.parametrize("name", ["tasks", "check", "link", "delete"])
def test_pages_about_the_whole(browser, token, name):
    counted(lambda: browser.open(address(name, token)))


def test_the_start_page(browser, token):
    counted(lambda: browser.open(address("start")))


def test_the_read_only_page(browser, token):
    counted(lambda: browser.open(address("tasks", read_token(token))))


@pytest.mark.parametrize("page", EDITION.pages)
def test_every_page_of_questions_shown_and_sent(browser, token, page):
    counted(lambda: browser.open(address("question", token, page)))
    counted(browser.send)


@pytest.mark.parametrize("section", EDITION.sections)
def test_every_part_shown_and_sent(browser, token, section):
    counted(lambda: browser.open(address("section", token, section)))
    counted(browser.send)


def test_a_page_with_two_changes(browser, token):
    browser.open(address("question", token, "time"))
    counted(lambda: browser.send(time="m_1_3", rhythm="once"))
