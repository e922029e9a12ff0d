"""Searches are counted by the day, and nothing is kept of who asked."""

from __future__ import annotations

import csv
import datetime
import io
import time

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from search import counting
from search.counting import add, forget_old_terms
from search.models import SearchCount
from search.terms import term_of

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def look(words, address="192.0.2.1", path="/hledat/", **more):
    return Client().get(path, {"q": words, **more}, REMOTE_ADDR=address)


def counts():
    return set(SearchCount.objects.values_list("words", "language", "times", "results"))


def searched(words, times, *, day=None, results=0, language="cs"):
    SearchCount.objects.create(
        day=day or timezone.localdate(), language=language, words=words, times=times, results=results
    )


def report(**asked):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("alena", "alena@example.org", "x" * 20))
    return client.get("/admin/reports/searches/", asked)


def rows(answer):
    return [(row["words"], row["searched"], row["found"]) for row in answer.context["object_list"]]


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("Participativní  ROZPOČET", "participativni rozpocet"),
        ('"pocitová mapa" -Brno', "pocitova mapa brno"),
        ("rozpočet 2026", "rozpocet 2026"),
        ("jana@example.org", ""),
        ("www.obec.example", ""),
        ("https://obec.example/x", ""),
        ("603 123 456", ""),
        ("šest slov je už příliš mnoho", ""),
        ("x" * 61, ""),
        ("?!", ""),
    ],
)
def test_words_are_counted_without_accents_and_what_could_be_somebodys_own_is_not(typed, term):
    assert term_of(typed) == term


def test_a_search_is_counted_with_its_day_language_and_number_of_results_and_nothing_else():
    look("Mapa")
    look("mapa", address="192.0.2.2")
    look("map", path="/en/search/")

    assert counts() == {("mapa", "cs", 2, 0), ("map", "en", 1, 0)}
    assert {field.name for field in SearchCount._meta.fields} == {
        "id", "day", "language", "words", "times", "results",
    }  # fmt: skip


def test_a_search_in_lines_and_with_unseen_signs_is_counted_as_what_it_says():
    look("ma\u00adpa\r\n\tobce\x00")

    assert counts() == {("mapa obce", "cs", 1, 0)}


def test_who_asks_for_the_head_of_a_page_looks_for_nothing():
    Client().head("/hledat/", {"q": "mapa"})

    assert counts() == set()


def test_a_network_counts_once_for_a_word_within_a_day_and_cannot_fill_the_table(monkeypatch):
    monkeypatch.setattr(counting, "TERMS_OF_ONE", 2)
    for words in ("mapa", "MAPA", "anketa", "hlasování", "dotazník"):
        look(words)

    assert counts() == {("mapa", "cs", 1, 0), ("anketa", "cs", 1, 0)}


def test_one_person_who_looks_for_a_name_again_hours_later_does_not_make_it_known(monkeypatch):
    for hours in (0, 2, 4):
        now = time.time() + hours * 3600
        monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda now=now: now)
        look("novák")

    assert counts() == {("novak", "cs", 1, 0)}


def test_all_networks_together_cannot_fill_the_table(monkeypatch):
    monkeypatch.setattr(counting, "TERMS_OF_ALL", 1)
    look("mapa")
    look("anketa", address="192.0.2.2")

    assert counts() == {("mapa", "cs", 1, 0)}


def test_filters_further_pages_and_people_of_the_desk_are_not_counted():
    look("mapa", kind="tool")
    look("mapa", page="2")
    desk = Client()
    desk.cookies["sessionid"] = "x"
    desk.get("/hledat/", {"q": "mapa"})

    assert counts() == set()


def test_a_search_is_answered_when_it_cannot_be_counted(monkeypatch, caplog):
    def fail(*_about):
        raise DatabaseError("full")

    monkeypatch.setattr(counting, "add", fail)

    assert look("mapička").status_code == 200
    assert "mapicka" not in caplog.text
    assert "could not be counted" in caplog.text


def test_searches_of_one_day_are_added_up():
    for _ in range(3):
        add(TODAY, "cs", "mapa", 7)

    assert counts() == {("mapa", "cs", 3, 7)}


def test_days_go_after_a_year_and_words_of_hardly_anybody_after_a_month():
    now = timezone.make_aware(datetime.datetime(2026, 6, 15, 12))
    ago = {days: TODAY - datetime.timedelta(days=days) for days in (20, 40, 364, 366)}
    searched("davno", 9, day=ago[366])
    searched("casto", 2, day=ago[364])
    searched("casto", 1, day=ago[20])
    searched("jmeno", 2, day=ago[40])
    searched("nove", 1, day=ago[20])

    assert forget_old_terms(now) == "2 counts deleted"
    assert {words for words, *_ in counts()} == {"casto", "nove"}


def test_the_report_shows_words_of_three_searches_on_and_first_what_was_not_found():
    searched("mapa", 9, results=7)
    searched("plan", 2, day=timezone.localdate() - datetime.timedelta(days=1))
    searched("plan", 1)
    searched("novak", 2)

    assert rows(report()) == [("plan", 3, 0), ("mapa", 9, 7)]


def test_the_report_can_be_narrowed_to_a_language_and_to_the_last_time():
    searched("mapa", 3, results=1)
    searched("map", 3, language="en")
    searched("plan", 3, day=timezone.localdate() - datetime.timedelta(days=31))

    narrowed = report(language="cs", period="30")

    assert rows(narrowed) == [("mapa", 3, 1)]
    assert 'href="/hledat/?q=mapa"' in narrowed.content.decode()


def test_the_report_becomes_a_file():
    searched("mapa", 3, results=1)

    file = io.StringIO(b"".join(report(export="csv").streaming_content).decode())

    assert [row[0] for row in csv.reader(file)][1:] == ["mapa"]
