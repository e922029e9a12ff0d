"""The same searches find the same pages on every backend, well enough."""

from __future__ import annotations

import importlib.util
import os

import pytest

from search.models import SearchEntry
from search.relevance import FILE, Tried, in_groups, score
from tests.database_snapshot import copy, manage
from tests.served_site import seeded_file

ON_SERVER = importlib.util.find_spec("search.backends.elasticsearch") is not None
needs_server = pytest.mark.skipif("TEST_SEARCH_URL" not in os.environ, reason="TEST_SEARCH_URL names no Elasticsearch")


def said(database, **environment):
    """The last line of the command, which fails where a goal is missed."""
    output = manage("search_relevance", database=database, DJANGO_SETTINGS_MODULE="tests.e2e.settings", **environment)
    return output.stdout.splitlines()[-1]


def test_searches_find_what_is_meant_on_sqlite():
    assert said(f"sqlite:///{seeded_file()}").startswith("all: 1")


@pytest.mark.postgres
def test_searches_find_what_is_meant_on_postgresql(site_database):
    assert said(site_database).startswith("all: 1")


if ON_SERVER:

    @needs_server
    def test_searches_find_what_is_meant_on_elasticsearch(tmp_path):
        copy(seeded_file(), tmp_path / "site.sqlite3")
        database = f"sqlite:///{tmp_path / 'site.sqlite3'}"
        server = {"SEARCH_URL": os.environ["TEST_SEARCH_URL"], "SEARCH_PREFIX": f"relevance_{os.getpid()}_"}
        manage("update_index", database=database, DJANGO_SETTINGS_MODULE="tests.e2e.settings", **server)

        assert said(database, **server).startswith("all: 1")


def test_a_page_counts_where_it_stands_in_the_groups_that_readers_see():
    entries = [SearchEntry(pk=number, kind=kind) for number, kind in enumerate(["page", *["tool"] * 7, "page"])]

    assert [entry.pk for entry in in_groups(entries)] == [0, 8, 1, 2, 3, 4, 5]


def test_there_are_at_least_sixty_searches_and_none_twice():
    typed = [line.split("finds:")[0] for line in FILE.read_text(encoding="utf-8").splitlines() if "typed:" in line]

    assert len(typed) >= 60
    assert len(set(typed)) >= len(typed) - 1  # a name is the same in both languages


def test_a_score_counts_places_and_what_is_found_nowhere():
    result = score([Tried("cs", "a", 1), Tried("cs", "b", 4), Tried("cs", "c", 0), Tried("cs", "d", 2)])

    assert (result.mrr, result.success) == (0.4375, 0.5)
    assert not result.is_good
