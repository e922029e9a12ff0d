"""However many hits there are, no statement asks for more of them than every database bears."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search import portions
from search.models import SearchEntry
from search.pages import pages
from tests.page_factories import page, site
from tests.search.backends.conftest import TITLES

pytestmark = pytest.mark.django_db
MANY, BEARABLE = 2500, 1100  # hits; keys and whatever else a statement asks for


@pytest.fixture
def statements():
    """How many values each statement was given from here on; those of a list count each."""
    counts = []

    def note(execute, sql, params, many, context):
        counts.append(sum(len(one) if isinstance(one, list | tuple) else 1 for one in params or ()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield counts


def plant(many):
    """So many entries that hold a word, the first ones in their titles."""
    rows = [
        SearchEntry(
            kind="page", key=str(n), language="cs", title=f"Mapa {n}" if n < 3 else f"{n}", text="mapa", url="/"
        )
        for n in range(many)
    ]
    made = SearchEntry.objects.bulk_create(rows)
    get_search_backend().get_index_for_model(SearchEntry).add_items(SearchEntry, made)


@pytest.mark.parametrize("cut", [slice(None), slice(0, 2000), slice(2000, 2400)])
@pytest.mark.parametrize("filters", [{}, {"language": "cs"}])
def test_thousands_of_hits_are_read_in_portions_and_in_their_order(statements, cut, filters):
    plant(MANY)
    del statements[:]

    found = list(SearchEntry.objects.filter(**filters).search("mapa")[cut])

    assert len(found) == len(set(found)) == len(range(MANY)[cut])
    if not cut.start:
        assert {entry.title for entry in found[:3]} == {"Mapa 0", "Mapa 1", "Mapa 2"}
    assert max(statements) <= BEARABLE


def test_pages_are_gathered_in_portions(statements, monkeypatch):
    site(*(page(f"page-{number}") for number in range(7)))
    monkeypatch.setattr(portions, "AT_ONCE", 3)
    del statements[:]

    entries = [entry for entry in pages(None) if entry.title.startswith("page-")]

    assert len(entries) == 14
    assert max(statements) == 3 + 1  # keys, and the time now


@pytest.mark.search
def test_hits_of_the_server_are_read_in_portions_too(server, statements, monkeypatch):
    monkeypatch.setattr(portions, "AT_ONCE", 2)
    found = list(Page.objects.search("rozpočet"))

    assert len(found) == 3
    assert max(statements) == 2


@pytest.mark.search
def test_a_list_in_an_order_of_its_own_has_its_many_hits_from_the_database(server, monkeypatch):
    monkeypatch.setattr("search.backends.elasticsearch.results.AT_ONCE", 2)
    asked = Page.objects.order_by("title").search("rozpočet", order_by_relevance=False)

    with CaptureQueriesContext(connection) as said:
        assert [found.title for found in asked] == [TITLES[key] for key in ("survey", "budget", "long")]
    assert "indexentry" in said.captured_queries[-1]["sql"]
