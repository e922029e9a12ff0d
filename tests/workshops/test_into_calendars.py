"""How readers get a workshop into their calendar, and hear of new ones."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from tests.page_factories import site
from tests.tools_catalog.shown_pages import shown
from tests.workshops.planting import INDEX, with_pages, workshop

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 10, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOON, OVER = (NOW + DAY, NOW + DAY + HOUR), (NOW - DAY, NOW - DAY + HOUR)
PAGE, ENGLISH, LIST = "/workshops-cs/dilna-cs/", "/en/workshops-en/dilna-en/", "/workshops-cs/"
GOOGLE, OUTLOOK = "calendar.google.com", "outlook.office.com"


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def links(path):
    """All addresses that the page leads to."""
    return [unescape(each) for each in re.findall(r'<a [^>]*href="([^"]+)"', shown(path))]


def link_to(host, path):
    """The query of the link to a host, if there is one."""
    found = [urlsplit(each) for each in links(path) if urlsplit(each).netloc == host]
    return parse_qs(found[0].query) if found else None


@pytest.mark.parametrize(("path", "title"), [(PAGE, "dilna cs"), (ENGLISH, "dilna en")])
def test_a_coming_workshop_is_offered_as_a_file_and_to_two_calendars_on_the_web(path, title):
    with_pages(workshop("dilna", SOON, place={"cs": "Sál", "en": "Hall"}))

    assert [each for each in links(path) if each.endswith("/dilna.ics")]
    assert link_to(GOOGLE, path)["text"] == [title]
    assert link_to(GOOGLE, path)["dates"] == ["20261211T090000Z/20261211T100000Z"]
    assert link_to(OUTLOOK, path)["subject"] == [title]
    assert path in link_to(OUTLOOK, path)["body"][0]


def test_the_words_say_whose_website_a_link_leads_to_and_nothing_is_loaded_from_there():
    with_pages(workshop("dilna", SOON))

    html = shown(PAGE)

    assert "Odkaz vede na web Googlu." in html
    assert "Odkaz vede na web Microsoftu." in html
    assert not re.search(r'(?:src|action)="https?://', html)


def test_the_link_to_join_is_in_none_of_them():
    with_pages(workshop("dilna", SOON, format="online", join_url="https://meet.example.org/tajne"))

    assert not [each for each in links(PAGE) if "tajne" in each]


@pytest.mark.parametrize(("session", "status"), [(OVER, "planned"), (SOON, "cancelled")])
def test_where_nobody_can_come_the_file_alone_stays_for_those_who_have_it(session, status):
    with_pages(workshop("dilna", session, status=status))

    assert link_to(GOOGLE, PAGE) is link_to(OUTLOOK, PAGE) is None
    assert [each for each in links(PAGE) if each.endswith("/dilna.ics")]


def test_without_a_day_there_is_nothing_to_add():
    with_pages(workshop("dilna", held_in={"cs": "leden", "en": "January"}))

    assert not [each for each in links(PAGE) if "dilna.ics" in each or "google" in each]


@pytest.mark.parametrize(("more", "is_said"), [((), False), (((SOON[0] + DAY, SOON[1] + DAY),), True)])
def test_of_several_sessions_it_is_said_that_the_links_hold_the_first(more, is_said):
    with_pages(workshop("dilna", SOON, *more))

    assert ("V souboru jsou všechna setkání" in shown(PAGE)) == is_said


# --- subscriptions ----------------------------------------------------------------------------------------------------
ALL = ["webcal://testserver/kalendare/civicport.ics", "http://testserver/kalendare/civicport.ics", "/odber/workshopy/"]
MAPS = ["webcal://testserver/kalendare/tema/maps.ics", "http://testserver/kalendare/tema/maps.ics",
        "/odber/workshopy/tema/maps/"]  # fmt: skip


def subscriptions(path):
    """What one can subscribe to, in its order, and what stands behind "only one topic"."""
    rest = shown(path).partition('id="subscribe"')[2].partition("</section>")[0]
    first, _summary, others = rest.partition("<details")
    return [re.findall(r"<li>.*?</li>", part) for part in (first, others)]


def ways(item):
    return re.findall(r'href="([^"]+)"', item)


def test_all_workshops_and_each_topic_can_be_subscribed_to():
    with_pages(workshop("a", SOON, topics=["maps"]), workshop("b", OVER, topics=["needs"]))

    first, others = subscriptions(LIST)

    assert [ways(each) for each in first] == [ALL]
    assert sorted(ways(each)[2] for each in others) == ["/odber/workshopy/tema/maps/", "/odber/workshopy/tema/needs/"]


def test_the_topic_that_narrows_the_list_stands_beside_all():
    with_pages(workshop("a", SOON, topics=["maps"]), workshop("b", OVER, topics=["needs"]))

    first, others = subscriptions(f"{LIST}?topic=maps")

    assert [ways(each) for each in first] == [ALL, MAPS]
    assert len(others) == 1


def test_workshops_without_a_topic_are_no_topic():
    with_pages(workshop("a", SOON))

    assert subscriptions(f"{LIST}?topic=unknown") == [subscriptions(LIST)[0], []]


def test_every_subscription_answers():
    with_pages(workshop("a", SOON, topics=["maps"]))
    addresses = [way for part in subscriptions(f"{LIST}?topic=maps") for each in part for way in ways(each)]

    assert len(addresses) == 6
    for way in addresses:
        assert Client().get(urlsplit(way).path).status_code == 200


def test_links_of_the_same_words_say_what_they_are_for_to_who_hears_the_page():
    with_pages(workshop("a", SOON, topics=["maps"]))

    for item in subscriptions(f"{LIST}?topic=maps")[0]:
        name = re.search(r"<b>([^<]+)</b>", item)[1]
        assert item.count(f'<span class="cp-visually-hidden">: {name}</span>') == 3


def test_a_list_in_which_nothing_is_coming_leads_to_them():
    with_pages(workshop("a", OVER))

    assert re.search(r'Zatím nic nechystáme\. <a [^>]*href="#subscribe"', shown(LIST))


def test_a_list_without_any_workshop_has_them_too():
    site(INDEX)

    assert [ways(each) for each in subscriptions(LIST)[0]] == [ALL]
