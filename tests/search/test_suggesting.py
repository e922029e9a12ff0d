"""Titles are suggested while somebody types, and nothing of it is kept."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.models import Kind, SearchCount, SearchEntry

pytestmark = pytest.mark.django_db
PATH = "/hledat/suggestions.json"


@pytest.fixture(autouse=True)
def _entries():
    titles = {"cs": ["Pocitová mapa Opavy", "Participativní rozpočet", "Mapy"], "en": ["Map of Opava"]}
    for language, named in titles.items():
        for title in named:
            SearchEntry.objects.create(
                kind="practice", key=title, language=language, title=title, text="anketa", url=f"/{title}/"
            )


def suggested(typed, path=PATH):
    return [one["title"] for one in Client().get(path, {"q": typed}).json()["suggestions"]]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("poc", {"Pocitová mapa Opavy"}),
        ("map", {"Pocitová mapa Opavy", "Mapy"}),
        ("pocitova opa", {"Pocitová mapa Opavy"}),
        ("mapa op", {"Pocitová mapa Opavy"}),
        ("ma\u00adpa\n\top\u200b", {"Pocitová mapa Opavy"}),
        ("anketa", set()),
        ("p", set()),
        ("", set()),
        ("\x00*(", set()),
    ],
)
def test_titles_that_go_on_so_are_suggested_in_the_language_of_the_page(typed, titles):
    assert set(suggested(typed)) == titles


def test_another_language_has_suggestions_of_its_own():
    assert suggested("map", "/en/search/suggestions.json") == ["Map of Opava"]


def test_a_suggestion_says_what_it_is_and_where_it_leads():
    [one] = Client().get(PATH, {"q": "pocit"}).json()["suggestions"]

    assert one == {"title": "Pocitová mapa Opavy", "kind": "příklad dobré praxe", "url": "/Pocitová mapa Opavy/"}


def test_one_thing_of_each_kind_has_a_word_of_its_own():
    words = [kind.of_one for kind in Kind]

    assert all(words)
    assert len(set(words)) == len(words)


def test_at_most_eight_are_suggested_by_at_most_three_queries():
    for number in range(20):
        SearchEntry.objects.create(kind="tool", key=f"{number}", language="cs", title=f"Mapa {number}", url="/")

    with CaptureQueriesContext(connection) as asked:
        assert len(suggested("mapa")) == 8
    assert len(asked) <= 3


def test_browsers_keep_suggestions_for_some_minutes_and_nothing_is_counted():
    answer = Client().get(PATH, {"q": "mapa"})

    assert set(answer.headers["Cache-Control"].split(", ")) == {"private", "max-age=300"}
    assert "Set-Cookie" not in answer.headers
    assert not SearchCount.objects.exists()
