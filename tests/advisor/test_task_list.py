"""The list of parts: states in words, where each leads, what stands beside it."""

import pytest

from advisor.tokens import read_token
from tests import factories
from tests.advisor.test_privacy import address
from tests.advisor.test_question_page import words

pytestmark = pytest.mark.django_db


def test_the_state_of_every_part_is_said_in_words(browser):
    _, token = factories.profile(
        {"groups": ["older"], "size": "city_district", "offline_share": "few", "level": "consult"}
    )
    browser.open(address("tasks", token))
    shown = words(browser.text)
    assert "Proč Čeho chcete dosáhnout a co lidem slíbíte. Rozpracováno, zbývají 3 otázky" in shown
    assert "Co Co chcete s lidmi dělat. Nezačato" in shown
    assert "Hotovo 3 z 18 otázek, 1 rozpracovaná" in shown


def test_a_finished_part_says_done(browser):
    answers = {"groups": ["older"], "size": "city_district", "offline_share": "few", "channels": ["school"]}
    _, token = factories.profile(answers)
    browser.open(address("tasks", token, language="en"))
    assert "Who Whom you want to reach. Done" in words(browser.text)


def test_a_part_goes_on_where_it_was_left(browser):
    _, token = factories.profile({"groups": ["older"]})
    browser.open(address("tasks", token))
    assert f'href="{address("question", token, "size")}"' in browser.text


def test_the_button_names_the_next_part(browser):
    _, token = factories.profile({"activities": ["survey"]})
    browser.open(address("tasks", token) + "?after=why")
    assert "Pokračovat částí Kdo" in words(browser.text)


def test_whole_parts_for_people_who_do_it_often(browser):
    _, token = factories.profile()
    browser.open(address("tasks", token) + "?by=section")
    assert f'href="{address("section", token, "why")}"' in browser.text
    assert f'href="{address("question", token, "start")}"' not in browser.text


def test_after_a_part_the_link_is_there_to_keep(browser):
    _, token = factories.profile()
    browser.open(address("tasks", token) + "?after=why")
    assert "Část Proč je uložená" in words(browser.text)
    link = f"http://testserver{address('tasks', token)}"
    assert browser.text.count(link) >= 2
    assert 'href="mailto:?subject=' in browser.text


def test_the_link_is_on_paper(browser):
    _, token = factories.profile()
    for page in ("tasks", "check", "link"):
        browser.open(address(page, token))
        printed = browser.text.partition("cp-printonly")[2].partition("</p>")[0]
        assert f"http://testserver{address('tasks', token)}" in printed, page


def test_the_paper_of_a_reader_has_the_readers_link(browser):
    _, token = factories.profile()
    browser.open(address("tasks", read_token(token)))
    printed = browser.text.partition("cp-printonly")[2].partition("</p>")[0]
    assert f"http://testserver{address('tasks', read_token(token))}" in printed


def test_a_made_up_part_changes_nothing(browser):
    _, token = factories.profile()
    assert browser.open(address("tasks", token) + "?after=nonsense&by=nonsense").status_code == 200
