"""So often in an hour and no more, and nobody notes who it was."""

from django.core.cache import cache
from django.test import RequestFactory

from site_core.rate_limit import address, network, visitor, within_limit


def visit(ip="192.0.2.7", **headers):
    return RequestFactory(headers=headers).get("/", REMOTE_ADDR=ip)


def test_so_many_and_no_more():
    assert [within_limit("a", "me", 3) for _ in range(5)] == [True, True, True, False, False]


def test_nothing_is_allowed_where_the_limit_is_zero():
    assert not within_limit("b", "me", 0)


def test_everybody_and_everything_has_a_count_of_its_own():
    assert within_limit("c", "me", 1)
    assert within_limit("c", "you", 1)
    assert within_limit("d", "me", 1)
    assert not within_limit("c", "me", 1)


def test_one_ipv6_customer_is_one_visitor():
    assert network("2001:db8:1:2::3") == network("2001:db8:1:2:ffff::9") != network("2001:db8:1:3::3")


def test_an_ipv4_address_in_ipv6_clothes_is_itself():
    assert network("::ffff:192.0.2.7") == network("192.0.2.7") != network("::ffff:192.0.2.8")


def test_the_cache_holds_no_address():
    within_limit("e", visitor(visit("192.0.2.7")), 3)
    assert not [key for key in cache._cache if "192.0.2.7" in key]


def test_a_visitor_can_not_choose_an_address(settings):
    settings.PROXIES_IN_FRONT = 0
    assert address(visit(**{"X-Forwarded-For": "203.0.113.9"})) == "192.0.2.7"


def test_behind_our_proxy_its_word_counts_and_not_the_visitors(settings):
    settings.PROXIES_IN_FRONT = 1
    assert address(visit(**{"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})) == "203.0.113.9"
