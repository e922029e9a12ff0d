"""Colleagues who work at once lose nothing."""

import pytest

from advisor.models import Answer
from advisor.profiles import stored_answers, values
from advisor.saving import Change, Shown, digest, save, shown
from tests import factories
from tests.advisor.browser import Browser
from tests.advisor.test_privacy import address
from tests.advisor.test_question_page import words

pytestmark = pytest.mark.django_db


def seen(profile, question):
    return shown(stored_answers(profile).get(question))


@pytest.fixture
def colleague(browser):
    return Browser(browser.client)


def test_two_colleagues_on_different_questions_lose_nothing():
    profile, _ = factories.profile({"size": "pop_under_500", "staff": "h_0_2"})
    first, second = seen(profile, "size"), seen(profile, "staff")
    assert save(profile, [Change("size", "pop_500_1999", first)]) == []
    assert save(profile, [Change("staff", "h_3_8", second)]) == []
    assert values(stored_answers(profile)) == {"size": "pop_500_1999", "staff": "h_3_8"}


def test_every_change_has_the_next_version():
    profile, _ = factories.profile({"size": "pop_under_500"})
    save(profile, [Change("size", "pop_500_1999", seen(profile, "size"))])
    assert seen(profile, "size").version == 2


def test_the_same_answer_again_is_no_change():
    profile, _ = factories.profile({"size": "pop_under_500"})
    save(profile, [Change("size", "pop_under_500", seen(profile, "size"))])
    assert seen(profile, "size").version == 1


def test_a_stale_form_overwrites_nothing():
    profile, _ = factories.profile({"size": "pop_under_500"})
    old = seen(profile, "size")
    save(profile, [Change("size", "pop_500_1999", old)])
    conflicts = save(profile, [Change("size", "pop_2000_9999", old)])
    assert [(conflict.change.value, conflict.saved.value) for conflict in conflicts] == [
        ("pop_2000_9999", "pop_500_1999")
    ]
    assert values(stored_answers(profile)) == {"size": "pop_500_1999"}


def test_two_first_answers_at_once_are_a_conflict_too():
    profile, _ = factories.profile()
    nothing = seen(profile, "size")
    save(profile, [Change("size", "pop_500_1999", nothing)])
    assert len(save(profile, [Change("size", "pop_2000_9999", nothing)])) == 1


def test_an_untouched_field_of_a_stale_form_is_no_conflict():
    profile, _ = factories.profile({"time": "m_1_3", "rhythm": "once"})
    old_time, old_rhythm = seen(profile, "time"), seen(profile, "rhythm")
    save(profile, [Change("time", "m_3_6", old_time)])
    assert save(profile, [Change("time", "m_1_3", old_time), Change("rhythm", "yearly", old_rhythm)]) == []
    assert values(stored_answers(profile)) == {"time": "m_3_6", "rhythm": "yearly"}


def test_both_colleagues_with_the_same_answer_agree():
    profile, _ = factories.profile()
    nothing = seen(profile, "size")
    save(profile, [Change("size", "pop_500_1999", nothing)])
    assert save(profile, [Change("size", "pop_500_1999", nothing)]) == []


def test_beside_a_conflict_the_rest_is_saved():
    profile, _ = factories.profile({"time": "m_1_3"})
    old = seen(profile, "time")
    save(profile, [Change("time", "m_3_6", old)])
    conflicts = save(profile, [Change("time", "m_6_12", old), Change("rhythm", "once", seen(profile, "rhythm"))])
    assert [conflict.change.question for conflict in conflicts] == ["time"]
    assert values(stored_answers(profile)) == {"time": "m_3_6", "rhythm": "once"}


def test_an_answer_taken_back_is_still_guarded():
    profile, _ = factories.profile({"size": "pop_under_500"})
    old = seen(profile, "size")
    save(profile, [Change("size", None, old)])
    assert len(save(profile, [Change("size", "pop_500_1999", old)])) == 1


def test_a_made_up_version_does_no_harm():
    profile, _ = factories.profile()
    assert save(profile, [Change("size", "pop_500_1999", Shown.read("77-abc"))]) == []
    assert values(stored_answers(profile)) == {"size": "pop_500_1999"}


@pytest.mark.parametrize("text", ["", "x", "-", "9" * 30 + "-a", "1.5-a", "-1-a"])
def test_a_made_up_mark_counts_as_never_seen(text):
    assert Shown.read(text) == Shown(0, "")


def test_a_mark_survives_the_form():
    mark = Shown(3, digest(["survey"]))
    assert Shown.read(str(mark)) == mark


def test_a_deleted_profile_takes_no_answer(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "size"))
    profile.delete()
    assert browser.send(size="pop_under_500").status_code == 404
    assert not Answer.objects.exists()


# --- on the page ------------------------------------------------------------------------------------------------------
def in_conflict(browser, colleague):
    profile, token = factories.profile()
    page = address("question", token, "size", language="en")
    browser.open(page)
    colleague.open(page)
    colleague.send(size="pop_500_1999")
    browser.send(size="pop_2000_9999")
    return profile, token


def test_a_stale_form_shows_both_answers_side_by_side(browser, colleague):
    in_conflict(browser, colleague)
    assert browser.page.status_code == 409
    shown_words = words(browser.text)
    assert "500 to 1,999" in shown_words
    assert "2,000 to 9,999" in shown_words
    assert " checked" not in browser.text


@pytest.mark.parametrize(("choice", "stored"), [("mine", "pop_2000_9999"), ("saved", "pop_500_1999")])
def test_the_chosen_answer_holds_and_the_way_goes_on(browser, colleague, choice, stored):
    profile, token = in_conflict(browser, colleague)
    sent = browser.send(choose__size=choice)
    assert sent["Location"] == address("question", token, "offline", language="en")
    assert values(stored_answers(profile)) == {"size": stored}


def test_without_a_choice_the_page_asks_again(browser, colleague):
    profile, _ = in_conflict(browser, colleague)
    assert browser.send().status_code == 422
    assert "<title>Error: " in browser.text
    assert values(stored_answers(profile)) == {"size": "pop_500_1999"}
    browser.send(choose__size="mine")
    assert values(stored_answers(profile)) == {"size": "pop_2000_9999"}


def test_a_third_answer_meanwhile_asks_again(browser, colleague):
    profile, _ = in_conflict(browser, colleague)
    colleague.follow()
    colleague.open(colleague.page.wsgi_request.path.replace("offline", "size"))
    colleague.send(size="city_district")
    assert browser.send(choose__size="mine").status_code == 409
    assert values(stored_answers(profile)) == {"size": "city_district"}


def test_of_two_conflicts_the_decided_one_is_kept_while_the_other_is_asked_again(browser, colleague):
    profile, token = factories.profile()
    for tab in (browser, colleague):
        tab.open(address("section", token, "who", language="en"))
    colleague.send(size="pop_500_1999", offline_share="many")
    browser.send(size="pop_2000_9999", offline_share="few")
    assert browser.send(choose__size="mine").status_code == 422
    assert browser.text.count(" checked") == 1
    assert 'href="#offline_share-saved"' in browser.text
    assert 'href="#size-saved"' not in browser.text
    browser.send(choose__offline_share="saved")
    assert values(stored_answers(profile)) == {"size": "pop_2000_9999", "offline_share": "many"}


def test_lists_and_grids_survive_a_conflict(browser, colleague):
    profile, token = factories.profile()
    for page, theirs, mine in [
        ("groups", {"groups": ["older"]}, {"groups": ["youth", "carers"]}),
        ("integrations", {"integrations__nia": "must"}, {"integrations__gis": "nice", "integrations__nia": "no"}),
    ]:
        for tab in (browser, colleague):
            tab.open(address("question", token, page))
        colleague.send(**theirs)
        browser.send(**mine)
        browser.send(**{f"choose__{page}": "mine"})
    assert values(stored_answers(profile)) == {
        "groups": ["youth", "carers"],
        "integrations": {"gis": "nice", "nia": "no"},
    }


def test_an_answer_that_a_colleague_has_hidden_meanwhile_is_kept(browser, colleague):
    profile, token = factories.profile({"activities": ["vote"]})
    browser.open(address("question", token, "vote_assurance"))
    colleague.open(address("question", token, "activities"))
    colleague.send(activities=["survey"])
    assert browser.send(vote_assurance="resident").status_code == 302
    assert values(stored_answers(profile))["vote_assurance"] == "resident"
