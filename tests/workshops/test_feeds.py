"""Workshops as feed readers get them: announced and changed ones, in each language and of each topic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.atom import ATOM, faults, feed_at, texts
from tests.page_factories import found, site
from tests.tools_catalog.shown_pages import shown
from tests.workshops.planting import INDEX, with_pages, workshop
from workshops.models import Workshop

pytestmark = pytest.mark.django_db
START = datetime(2026, 12, 11, 9, tzinfo=UTC)
SESSION = (START, START + timedelta(hours=1))
ALL, ENGLISH = "/odber/workshopy/", "/en/feeds/workshops/"
OF_TOPIC = {"cs": f"{ALL}tema/maps/", "en": f"{ENGLISH}topic/maps/"}


def changed(key, day):
    """Both the workshop and its pages changed last on this day."""
    moment = datetime(2026, 11, day, 12, tzinfo=UTC)
    Workshop.objects.filter(key=key).update(changed_at=moment)
    for code in ("cs", "en"):
        page = found(f"workshop {key}", code)
        type(page).objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)


def test_the_feed_holds_the_workshops_of_its_language_what_changed_last_first():
    with_pages(workshop("a", SESSION), workshop("b", SESSION), workshop("c", held_in={"cs": "leden", "en": "January"}))
    for key, day in (("a", 3), ("b", 2), ("c", 1)):
        changed(key, day)
    Workshop.objects.filter(key="b").update(changed_at=datetime(2026, 11, 4, tzinfo=UTC))

    assert texts(feed_at(ALL), "title") == ["b cs", "a cs", "c cs"]
    assert texts(feed_at(ENGLISH), "title") == ["b en", "a en", "c en"]


@pytest.mark.parametrize("path", [ALL, ENGLISH, *OF_TOPIC.values()])
def test_each_feed_in_each_language_is_valid(path):
    with_pages(workshop("a", SESSION, topics=["maps"]), workshop("b", SESSION, topics=["maps"]))

    tree = feed_at(path)

    assert len(tree.findall(f"{ATOM}entry")) == 2
    assert list(faults(tree, path, "en" if path.startswith("/en/") else "cs")) == []


def test_the_feed_of_a_topic_holds_no_other_and_leads_to_the_list_of_it():
    with_pages(workshop("a", SESSION, topics=["maps"]), workshop("b", SESSION, topics=["needs"]))

    tree = feed_at(OF_TOPIC["cs"])

    assert texts(tree, "title") == ["a cs"]
    assert tree.find(f"{ATOM}link[@rel='alternate']").get("href") == "http://testserver/workshops-cs/?topic=maps"


def test_an_entry_says_when_it_is_and_by_which_clocks():
    with_pages(workshop("a", SESSION, (START + timedelta(days=7), None)))

    [summary] = texts(feed_at(ENGLISH), "summary")

    assert summary.startswith("Friday 11 December 2026, 10:00 to 11:00 (Central European Time); Friday 18 December")


@pytest.mark.parametrize(("status", "title"), [("cancelled", "Zrušeno: a cs"), ("moved", "Nový termín: a cs")])
def test_an_entry_says_first_that_one_was_cancelled_or_moved(status, title):
    with_pages(workshop("a", SESSION, status=status))

    assert texts(feed_at(ALL), "title") == [title]


def test_an_entry_keeps_its_id_when_the_workshop_changes_and_has_another_moment():
    of = workshop("a", SESSION)
    with_pages(of)
    changed("a", 1)
    before = feed_at(ALL)
    of.capacity = 20
    of.save()

    assert texts(feed_at(ALL), "id") == texts(before, "id")
    assert texts(feed_at(ALL), "updated") != texts(before, "updated")
    assert texts(feed_at(ALL), "published") == texts(before, "published")


def test_a_page_that_repeats_another_language_is_in_no_feed():
    with_pages(workshop("a", SESSION))
    english, czech = (found("workshop a", code) for code in ("en", "cs"))
    type(english).objects.filter(pk=english.pk).update(alias_of=czech)
    czech.save_revision().publish()

    assert texts(feed_at(ENGLISH), "title") == []


def test_a_private_link_is_in_no_feed():
    with_pages(workshop("a", SESSION, join_url="https://meet.example.org/tajne"))

    assert b"tajne" not in Client().get(ALL).content


def test_the_list_tells_feed_readers_and_readers_of_its_feed_and_of_that_of_a_chosen_topic():
    with_pages(workshop("a", SESSION, topics=["maps"]))

    plain, of_topic = shown("/workshops-cs/"), shown("/workshops-cs/?topic=maps")

    assert f'type="application/atom+xml" title="Všechny workshopy" href="{ALL}"' in plain
    assert f'<a href="{ALL}">' in plain
    assert f'title="maps" href="{OF_TOPIC["cs"]}"' in of_topic
    assert f'title="maps" href="{OF_TOPIC["cs"]}"' not in plain


def test_there_is_no_feed_without_a_list_and_none_of_an_unknown_topic():
    assert Client().get(ALL).status_code == 404
    site(INDEX)
    assert Client().get(f"{ALL}tema/neni/").status_code == 404
    assert texts(feed_at(ALL), "title") == []


def test_times_are_local(settings):
    with_pages(workshop("a", SESSION))
    changed("a", 1)

    assert texts(feed_at(ALL), "published") == ["2026-11-01T13:00:00+01:00"]
    assert timezone.get_default_timezone_name() == "Europe/Prague"
