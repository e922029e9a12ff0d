"""A whole part on one page."""

import pytest

from advisor.profiles import stored_answers, values
from tests import factories
from tests.advisor.test_privacy import address
from tools_catalog.methodology import load_edition

pytestmark = pytest.mark.django_db
EDITION = load_edition("2026.1")


@pytest.mark.parametrize("section", EDITION.sections)
def test_it_asks_all_that_these_answers_show(browser, section):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    browser.open(address("section", token, section))
    hidden = {"vote_assurance", "map_need", "budget_strictness", "existing_tool_name"}
    asked = {key for key, question in EDITION.questions.items() if question.section == section} - hidden
    assert {name.removeprefix("shown.") for name in browser.form.fields if name.startswith("shown.")} == asked


def test_all_answers_are_stored_at_once(browser):
    profile, token = factories.profile()
    browser.open(address("section", token, "who"))
    sent = browser.send(groups=["older"], size="pop_under_500", offline_share="many")
    assert sent["Location"] == address("tasks", token) + "?by=section&after=who"
    assert values(stored_answers(profile)) == {"groups": ["older"], "size": "pop_under_500", "offline_share": "many"}


def test_an_answer_that_asks_more_comes_back_to_it(browser):
    _, token = factories.profile()
    browser.open(address("section", token, "what"))
    sent = browser.send(activities=["vote"])
    assert sent["Location"] == address("section", token, "what") + "#question-vote_assurance"


def test_all_errors_are_said_at_once_and_nothing_is_lost(browser):
    profile, token = factories.profile()
    browser.open(address("section", token, "why", language="en"))
    assert browser.send(problem_statement="x" * 301, feedback="nobody").status_code == 422
    assert "Before you go on, correct 2 things" in browser.text
    assert browser.form.fields["feedback"] == ["nobody"]
    assert values(stored_answers(profile)) == {}


def test_an_unknown_part_is_not_found(browser):
    _, token = factories.profile()
    assert browser.open(address("section", token, "weather")).status_code == 404
