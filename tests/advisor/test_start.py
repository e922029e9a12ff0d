"""The start page and how a profile begins."""

import pytest

from advisor.models import NeedsProfile
from tests.advisor.test_privacy import address
from tools_catalog.example_towns import example_towns

pytestmark = pytest.mark.django_db


def test_the_start_page_makes_nothing(browser):
    assert browser.open(address("start")).status_code == 200
    assert not NeedsProfile.objects.exists()


def test_the_button_leads_to_the_parts_under_a_new_link(browser):
    browser.open(address("start"))
    assert browser.send().status_code == 302
    assert browser.follow().status_code == 200
    assert NeedsProfile.objects.get().edition == "2026.1"


@pytest.mark.parametrize("language", ["cs", "en"])
def test_it_keeps_the_language(browser, language):
    start = address("start", language=language)
    browser.open(start)
    assert browser.send()["Location"].startswith(start)


def test_two_clicks_on_one_page_make_one_profile(browser):
    browser.open(address("start"))
    first, form = browser.send()["Location"], browser.form
    browser.form = form
    assert browser.send()["Location"] == first
    assert NeedsProfile.objects.count() == 1


def test_two_pages_make_two_profiles(browser):
    for _ in range(2):
        browser.open(address("start"))
        browser.send()
    assert NeedsProfile.objects.count() == 2


def test_a_form_that_is_not_ours_still_begins(browser):
    browser.open(address("start"))
    assert browser.send(form="made up").status_code == 302


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_examples_are_one_click_away(browser, language):
    browser.open(address("start", language=language))
    links = [address("example", example.key, language=language) for example in example_towns()]
    assert len(links) == 3
    assert [link for link in links if f'href="{link}"' not in browser.text] == []
