"""The button "show result": what is stored, and when nothing new is."""

import datetime

import pytest

from advisor.models import NeedsProfile, Result
from advisor.results import store_result
from advisor.saving import Change, Shown, save
from tests import factories
from tests.advisor.test_privacy import address
from tools_catalog.adapters import current_snapshot
from tools_catalog.matching import InvalidAnswers
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db


def test_the_result_keeps_all_that_it_was_made_of():
    factories.tool("anketa")
    profile, _ = factories.profile({**factories.REQUIRED_ANSWERS, "vote_assurance": "eid"})
    result = store_result(profile, factories.TODAY)
    assert result.number == 1
    assert result.answers == factories.REQUIRED_ANSWERS  # the hidden answer does not count
    assert (result.edition, result.snapshot_id) == ("2026.1", current_snapshot().id)
    assert result.document["engine"] == result.engine
    assert result.document["as_of"] == factories.TODAY.isoformat()


def test_the_same_question_again_is_the_same_result():
    profile, _ = factories.profile(factories.REQUIRED_ANSWERS)
    first = store_result(profile, factories.TODAY)
    assert store_result(profile, factories.TODAY) == first
    assert Result.objects.count() == 1


def test_a_changed_answer_gives_the_next_result():
    profile, _ = factories.profile(factories.REQUIRED_ANSWERS)
    first = store_result(profile, factories.TODAY)
    save(profile, [Change("size", "city_district", Shown(1, ""))])
    second = store_result(profile, factories.TODAY)
    assert (first.number, second.number) == (1, 2)
    assert Result.objects.get(number=1).answers["size"] == "pop_500_1999"


def test_another_day_gives_the_next_result():
    profile, _ = factories.profile(factories.REQUIRED_ANSWERS)
    store_result(profile, factories.TODAY)
    assert store_result(profile, factories.TODAY + datetime.timedelta(days=1)).number == 2


def test_a_changed_catalogue_gives_the_next_result():
    profile, _ = factories.profile(factories.REQUIRED_ANSWERS)
    first = store_result(profile, factories.TODAY)
    factories.assessment(factories.tool("anketa"))
    publish_snapshot()
    second = store_result(profile, factories.TODAY)
    assert second.number == 2
    assert first.snapshot_id != second.snapshot_id


def test_without_required_answers_nothing_is_stored():
    profile, _ = factories.profile({"size": "city_district"})
    with pytest.raises(InvalidAnswers):
        store_result(profile)
    assert not Result.objects.exists()


def test_a_deleted_profile_gets_no_result():
    profile, _ = factories.profile(factories.REQUIRED_ANSWERS)
    NeedsProfile.objects.all().delete()
    with pytest.raises(NeedsProfile.DoesNotExist):
        store_result(profile)


def test_two_clicks_lead_to_the_same_result(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    for _click in range(2):
        browser.open(address("check", token))
        assert browser.send()["Location"] == address("result", token, 1)
    assert Result.objects.count() == 1


def test_opening_the_address_of_the_button_stores_nothing(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    assert browser.open(address("show_result", token))["Location"] == address("check", token)
    assert not Result.objects.exists()


def test_the_last_result_is_offered_on_the_list_of_parts(browser):
    profile, token = factories.profile(factories.REQUIRED_ANSWERS)
    store_result(profile)
    browser.open(address("tasks", token))
    assert f'href="{address("result", token, 1)}"' in browser.text
