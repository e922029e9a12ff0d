"""One address makes only so many profiles an hour."""

import pytest

from advisor.models import NeedsProfile
from tests.advisor.test_privacy import address as page


@pytest.mark.django_db
def test_too_many_get_a_friendly_page_and_no_profile(browser, settings):
    settings.NEW_PROFILES_AN_HOUR = 1
    for expected in (302, 429):
        browser.open(page("start"))
        assert browser.send().status_code == expected
    assert NeedsProfile.objects.count() == 1
    assert "<h1" in browser.text
    assert browser.page.headers["Retry-After"] == "3600"


@pytest.mark.django_db
def test_a_second_click_does_not_count(browser, settings):
    settings.NEW_PROFILES_AN_HOUR = 1
    browser.open(page("start"))
    form = dict(browser.form.fields)
    first = browser.send()["Location"]
    browser.form.action, browser.form.fields = page("start"), form
    assert browser.send()["Location"] == first
    assert NeedsProfile.objects.count() == 1
