"""A newer edition of the methodology: the profile keeps its own and may be copied."""

import shutil

import pytest
import yaml

from advisor.models import NeedsProfile
from advisor.profiles import stored_answers, values
from tests import factories
from tests.advisor.test_privacy import address
from tests.advisor.test_question_page import words
from tools_catalog.methodology import load_edition, loading

pytestmark = pytest.mark.django_db


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """Edition 2027.1 is current. It lacks the option "vote" and the question about rhythm."""
    shutil.copytree(loading.EDITIONS, tmp_path / "editions")
    folder = shutil.copytree(loading.EDITIONS / "2026.1", tmp_path / "editions" / "2027.1")
    change(folder / "edition.yaml", lambda edition: edition.update(id="2027.1"))
    change(folder / "questions.yaml", without_vote_and_rhythm)
    (tmp_path / "editions" / "current.txt").write_text("2027.1")
    monkeypatch.setattr(loading, "EDITIONS", tmp_path / "editions")
    load_edition.cache_clear()
    yield "2027.1"
    load_edition.cache_clear()


def change(path, edit):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def without_vote_and_rhythm(content):
    content["questions"] = [question for question in content["questions"] if question["key"] != "rhythm"]
    activities = next(question for question in content["questions"] if question["key"] == "activities")
    activities["options"] = [option for option in activities["options"] if option["key"] != "vote"]


ANSWERS = {"activities": ["survey", "vote"], "rhythm": "once", "size": "city_district"}


def test_while_the_edition_is_current_nothing_is_offered(browser):
    _, token = factories.profile(ANSWERS)
    browser.open(address("tasks", token))
    assert address("new_edition", token) not in browser.text
    assert browser.open(address("new_edition", token))["Location"] == address("tasks", token)


def test_a_profile_keeps_its_edition(browser, newer):
    profile, token = factories.profile(ANSWERS)
    browser.open(address("question", token, "activities"))
    assert "activities-vote" in browser.text
    browser.send(activities=["vote"])
    profile.refresh_from_db()
    assert profile.edition == "2026.1"


def test_a_new_profile_starts_with_the_newer_one(browser, newer):
    browser.open(address("start"))
    browser.send()
    assert NeedsProfile.objects.get().edition == newer


def test_the_copy_is_offered(browser, newer):
    _, token = factories.profile(ANSWERS)
    browser.open(address("tasks", token))
    assert f'href="{address("new_edition", token)}"' in browser.text


def test_what_can_not_be_taken_over_is_listed_in_words(browser, newer):
    _, token = factories.profile(ANSWERS)
    browser.open(address("new_edition", token))
    lost = words(browser.text.partition('id="lost"')[2].partition("</section>")[0])
    assert "Co chcete s lidmi dělat teď? Hlasování" in lost
    assert "Jak často ho budete používat? Jednou" in lost
    assert "Dotazník" not in lost
    assert "Kolik má vaše obec obyvatel?" not in lost


def test_looking_changes_nothing(browser, newer):
    _, token = factories.profile(ANSWERS)
    browser.open(address("new_edition", token))
    assert NeedsProfile.objects.count() == 1


def test_the_copy_has_its_own_link_and_the_old_profile_stays(browser, newer):
    profile, token = factories.profile(ANSWERS)
    browser.open(address("new_edition", token))
    made = browser.send()["Location"]
    assert token not in made
    copied = NeedsProfile.objects.get(edition=newer)
    assert values(stored_answers(copied)) == {"activities": ["survey"], "size": "city_district"}
    assert values(stored_answers(profile)) == ANSWERS
    assert browser.open(made).status_code == 200


def test_two_clicks_make_one_copy(browser, newer):
    _, token = factories.profile(ANSWERS)
    browser.open(address("new_edition", token))
    form = browser.form
    first = browser.send()["Location"]
    browser.form = form
    assert browser.send()["Location"] == first
    assert NeedsProfile.objects.count() == 2
