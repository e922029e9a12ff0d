"""One address makes only so many profiles an hour, and nobody notes which address."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from advisor.models import NeedsProfile
from advisor.rate_limit import address, may_make_profile, network
from tests.advisor.test_privacy import address as page


def visit(ip="192.0.2.7", **headers):
    return RequestFactory(headers=headers).get("/", REMOTE_ADDR=ip)


def test_so_many_and_no_more(settings):
    settings.NEW_PROFILES_AN_HOUR = 3
    assert [may_make_profile(visit()) for _ in range(5)] == [True, True, True, False, False]


def test_every_address_has_its_own_count(settings):
    settings.NEW_PROFILES_AN_HOUR = 1
    assert may_make_profile(visit("192.0.2.7"))
    assert may_make_profile(visit("192.0.2.8"))


def test_one_ipv6_customer_is_one_address():
    assert network("2001:db8:1:2::3") == network("2001:db8:1:2:ffff::9") != network("2001:db8:1:3::3")


def test_an_ipv4_address_in_ipv6_clothes_is_itself():
    assert network("::ffff:192.0.2.7") == network("192.0.2.7") != network("::ffff:192.0.2.8")


def test_the_cache_holds_no_address(settings):
    may_make_profile(visit("192.0.2.7"))
    assert not [key for key in cache._cache if "192.0.2.7" in key]


def test_a_visitor_can_not_choose_an_address(settings):
    settings.PROXIES_IN_FRONT = 0
    assert address(visit(**{"X-Forwarded-For": "203.0.113.9"})) == "192.0.2.7"


def test_behind_our_proxy_its_word_counts_and_not_the_visitors(settings):
    settings.PROXIES_IN_FRONT = 1
    assert address(visit(**{"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})) == "203.0.113.9"


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
