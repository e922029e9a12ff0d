"""Check your answers: everything in words, changes that return here, what is missing and what contradicts itself."""

import re

import pytest

from advisor.check_page import questions_in
from advisor.profiles import stored_answers, values
from advisor.tokens import read_token
from tests import factories
from tests.advisor.test_privacy import address
from tests.advisor.test_question_page import words
from tools_catalog.methodology import load_edition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["cs", "en"])
def test_answers_of_each_kind_are_said_in_words(browser, language):
    edition = load_edition("2026.1")
    answers = {"size": "city_district", "groups": ["older", "carers"], "integrations": {"nia": "must"}}
    _, token = factories.profile({**answers, "problem_statement": "Kam s lavičkou?"})
    browser.open(address("check", token, language=language))
    shown, asked = words(browser.text), edition.questions
    expected = [
        asked["size"].option("city_district").label[language],
        asked["groups"].option("older").label[language] + " " + asked["groups"].option("carers").label[language],
        asked["integrations"].row("nia").label[language] + ": " + asked["integrations"].option("must").label[language],
        "Kam s lavičkou?",
    ]
    assert [text for text in expected if text not in shown] == []


def test_hidden_questions_are_not_shown(browser):
    _, token = factories.profile({"vote_assurance": "eid", "activities": ["survey"]})
    browser.open(address("check", token))
    assert "Jak jistě potřebujete vědět" not in words(browser.text)


def test_a_change_returns_to_the_check(browser):
    profile, token = factories.profile({"size": "pop_under_500"})
    browser.open(address("check", token))
    link = re.search(r'href="([^"]*/otazka/size/[^"]*|[^"]*/question/size/[^"]*)"', browser.text)[1]
    browser.open(link.partition("#")[0])
    assert browser.send(size="pop_500_1999")["Location"] == address("check", token)
    assert values(stored_answers(profile)) == {"size": "pop_500_1999"}


def test_questions_that_a_change_makes_necessary_are_asked_on_the_way_back(browser):
    _, token = factories.profile({"activities": ["survey"]})
    browser.open(address("question", token, "activities") + "?return=check")
    sent = browser.send(activities=["vote"])
    assert sent["Location"] == address("question", token, "vote_assurance") + "?return=check"
    browser.follow()
    assert browser.send(vote_assurance="open")["Location"] == address("check", token)


def test_a_refused_change_still_returns_to_the_check(browser):
    _, token = factories.profile({"activities": ["survey"]})
    browser.open(address("question", token, "activities") + "?return=check")
    browser.send(activities=["survey", "dont_know"])
    assert browser.send(activities=["idea_collection"])["Location"] == address("check", token)


@pytest.mark.parametrize("language", ["cs", "en"])
def test_contradictions_are_shown_before_the_result_with_the_answers_to_change(browser, language):
    _, token = factories.profile({"level": "empower", "vote_assurance": "open"})
    browser.open(address("check", token, language=language))
    rule = load_edition("2026.1").readiness.rules["R14b"]
    assert rule.message[language] in words(browser.text)
    for page in ("level", "vote_assurance"):
        assert address("question", token, page, language=language) + "?return=check" in browser.text


def test_without_contradictions_there_is_no_alert(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    browser.open(address("check", token))
    assert 'id="alerts"' not in browser.text


def test_the_result_without_required_answers_is_refused_with_a_link_to_each(browser):
    profile, token = factories.profile({"level": "consult", "activities": ["survey"], "size": "city_district"})
    browser.open(address("check", token, language="en"))
    assert browser.send().status_code == 422
    summary = re.search(r'<div class="cp-error-summary".*?</div>', browser.text, re.DOTALL)[0]
    for page in ("staff", "hosting"):
        assert address("question", token, page, language="en") + "?return=check" in summary
    assert summary.count("<li>") == 2
    assert "<title>Error: " in browser.text
    assert not profile.results.exists()


def test_a_reader_gets_answers_without_any_way_to_change_them(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    browser.open(address("tasks", read_token(token)))
    assert "Dotazník" in words(browser.text)
    assert "?return=check" not in browser.text
    assert "<form" not in browser.text.split("<main", 1)[1]  # above it stands the search of the site


def test_questions_of_a_condition_are_found_in_its_order():
    rule = next(rule for rule in load_edition("2026.1").rules.readiness if rule.key == "R14a")
    assert list(questions_in(rule.condition))[:3] == ["vote_assurance", "integrations.nia", "integrations.bankid"]
