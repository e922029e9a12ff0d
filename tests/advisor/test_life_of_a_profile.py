"""Links, deletion, expiry."""

import datetime
import re
from urllib.parse import unquote

import pytest
from django.utils import timezone

from advisor.expiry import delete_expired
from advisor.models import Answer, NeedsProfile, Result
from advisor.profiles import last_day
from advisor.results import store_result
from advisor.tokens import read_token
from site_core.due import TASKS
from tests import factories
from tests.advisor.test_privacy import address

pytestmark = pytest.mark.django_db


def test_the_link_page_shows_both_links_and_the_last_day(browser):
    profile, token = factories.profile()
    browser.open(address("link", token))
    for link in (token, read_token(token)):
        assert f'value="http://testserver{address("tasks", link)}"' in browser.text
    day = profile.expires_on
    assert f"{day.day}.\xa0{day.month}.\xa0{day.year}" in browser.text


def test_the_message_to_oneself_holds_the_link_and_no_addressee(browser):
    _, token = factories.profile()
    browser.open(address("link", token))
    mail = re.search(r'href="(mailto:[^"]*)"', browser.text)[1]
    assert mail.startswith("mailto:?subject=")
    assert f"http://testserver{address('tasks', token)}" in unquote(mail)
    assert read_token(token) not in unquote(mail)


def test_deleting_asks_first(browser):
    _, token = factories.profile()
    assert browser.open(address("delete", token)).status_code == 200
    assert NeedsProfile.objects.exists()


def test_deleting_leaves_nothing(browser):
    profile, token = factories.profile(factories.REQUIRED_ANSWERS)
    store_result(profile)
    browser.open(address("delete", token))
    assert browser.send()["Location"] == address("deleted")
    assert [model.objects.count() for model in (NeedsProfile, Answer, Result)] == [0, 0, 0]
    assert browser.follow().status_code == 200
    for link in (token, read_token(token)):
        assert browser.open(address("tasks", link)).status_code == 404


def test_deleting_touches_no_other_profile(browser):
    _, token = factories.profile()
    other, _ = factories.profile({"size": "city_district"})
    browser.open(address("delete", token))
    browser.send()
    assert list(NeedsProfile.objects.all()) == [other]
    assert Answer.objects.count() == 1


def test_the_last_day_counts_from_today(settings):
    settings.PROFILE_DAYS = 90
    assert last_day(datetime.date(2026, 11, 25)) == datetime.date(2027, 2, 23)


# --- expiry -----------------------------------------------------------------------------------------------------------
def days_ago(days):
    return timezone.localdate() - datetime.timedelta(days=days)


def test_expiry_is_registered_as_due_work():
    assert TASKS["expired profiles"] is delete_expired


def test_what_has_run_out_is_deleted_and_the_link_says_gone(browser):
    expired, token = factories.profile(factories.REQUIRED_ANSWERS)
    store_result(expired)
    NeedsProfile.objects.filter(pk=expired.pk).update(expires_on=days_ago(1))
    assert delete_expired(timezone.now()) == "5 answers, 1 results and 0 links deleted"
    assert (Answer.objects.count(), Result.objects.count()) == (0, 0)
    assert browser.open(address("tasks", token)).status_code == 410


def test_after_as_many_days_again_the_link_is_forgotten(browser, settings):
    _, token = factories.profile(expires_on=days_ago(settings.PROFILE_DAYS + 1))
    delete_expired(timezone.now())
    assert browser.open(address("tasks", token)).status_code == 404


def test_what_runs_out_today_stays():
    factories.profile({"size": "city_district"}, expires_on=timezone.localdate())
    assert delete_expired(timezone.now()) == ""
    assert Answer.objects.count() == 1


def test_expiry_may_run_twice():
    factories.profile({"size": "city_district"}, expires_on=days_ago(3))
    assert delete_expired(timezone.now()) == "1 answers, 0 results and 0 links deleted"
    assert delete_expired(timezone.now()) == ""


def test_the_day_is_a_day_in_prague():
    late_evening_in_london = datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC)  # half past midnight in Prague
    factories.profile({"size": "city_district"}, expires_on=datetime.date(2026, 6, 30))
    assert delete_expired(late_evening_in_london) == "1 answers, 0 results and 0 links deleted"
