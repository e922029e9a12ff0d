"""The default backend finds in Czech what people type, whatever they type."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.models import IndexForm, SearchEntry
from search.queries import SearchWords, synonyms_of
from tests.factories import superuser
from tests.page_factories import page, site

TITLES = {
    "map": "Pocitová mapa města",
    "budget": "Participativní rozpočet",
    "survey": "Anketa o rozpočtu měst",
    "talk": "Schůzka s občany",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    site(*(page(key, title=title, en={"title": f"English {key}"}) for key, title in TITLES.items()))


def found(query, pages=None, **how):
    results = (pages or Page.objects.filter(depth__gt=2)).search(query, **how)
    return [key for each in results for key, title in TITLES.items() if title == each.title]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("mesto", {"map", "survey"}),
        ("MĚSTECH", {"map", "survey"}),
        ("rozpocet", {"budget", "survey"}),
        ("rozpočtem", {"budget", "survey"}),
        ("anketa rozpoctu", {"survey"}),
        ('"participativní rozpočet"', {"budget"}),
        ('"rozpočet participativní"', set()),
        ("rozpočet -anketa", {"budget"}),
        ("rozpočet AND anketa", {"survey"}),
        ("obcanum", {"talk"}),
    ],
)
def test_czech_is_found_in_all_cases_with_marks_and_without(typed, keys):
    assert set(found(typed)) == keys


@pytest.mark.parametrize(
    "typed", ['"', "🐴", "\\", "' OR 1=1 --", "x" * 3000, "(", "a:*", "NEAR/2", "%s {title}", "\x00"]
)
@pytest.mark.parametrize("way", ["search", "autocomplete"])
def test_odd_signs_are_no_error(typed, way):
    results = getattr(Page.objects.filter(depth__gt=2), way)(typed)

    assert results.count() == len(list(results))


def test_words_that_mean_the_same_are_found_too():
    synonyms = synonyms_of([["PaR", "participativní rozpočet"]], "cs")

    assert found(SearchWords("PaR", language="cs", synonyms=synonyms)) == ["budget"]
    assert found(SearchWords("PaR", language="cs")) == []


def test_a_short_name_is_found_as_a_whole_word_only():
    for number, title in enumerate(("Párové poradny", "PaR v Brně", "Pára")):
        SearchEntry.objects.create(key=str(number), language="cs", kind="page", title=title, url="/")
    synonyms = synonyms_of([["PaR", "participativní rozpočet"]], "cs")

    for typed in ("participativní rozpočet", "par"):
        asked = SearchWords(typed, language="cs", synonyms=synonyms)
        assert [entry.title for entry in SearchEntry.objects.search(asked)] == ["PaR v Brně"]


def test_a_title_counts_for_more_than_a_text():
    words = [("Rozpočet města", "Text."), ("Jiná věc", "Rozpočet, rozpočet a rozpočtu."), ("Další věc", "O rozpočtu.")]
    for number, (title, text) in enumerate(words):
        SearchEntry.objects.create(key=str(number), language="cs", kind="page", title=title, text=text, url="/")

    titles = [entry.title for entry in SearchEntry.objects.search("rozpočet")]

    assert titles[0] == "Rozpočet města"
    assert set(titles[1:]) == {"Jiná věc", "Další věc"}


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        (Phrase("participativní rozpočet"), {"budget"}),
        (Or([PlainText("mapa"), PlainText("občan")]), {"map", "talk"}),
        (And([PlainText("rozpočet"), Not(PlainText("anketa"))]), {"budget"}),
        (Not(PlainText("rozpočet")), {"map", "talk"}),
        (Fuzzy("rozpočet"), {"budget", "survey"}),
        (MatchAll(), set(TITLES)),
        (MATCH_NONE, set()),
        (Or([PlainText("mapa"), MATCH_NONE]), {"map"}),
        (And([PlainText("mapa"), MATCH_NONE]), set()),
        (And([PlainText("rozpočet"), MatchAll()]), {"budget", "survey"}),
        (Or([PlainText("rozpočet"), MatchAll()]), set(TITLES)),
        (Not(Not(PlainText("mapa"))), {"map"}),
        (And([Not(PlainText("mapa")), Not(PlainText("rozpočet"))]), {"talk"}),
        (Or([PlainText("rozpočet"), Not(PlainText("anketa"))]), set(TITLES)),
        (Or([PlainText("mapa"), Not(PlainText("rozpočet"))]), {"map", "talk"}),
        (And([PlainText("rozpočet"), Not(PlainText("?"))]), {"budget", "survey"}),
        (Boost(Not(PlainText("rozpočet")), 2), {"map", "talk"}),
    ],
)
def test_the_queries_of_the_library_are_understood(query, keys):
    assert set(found(query)) == keys


def test_any_of_the_words_is_enough_where_so_asked():
    assert set(found("mapa schůzka", operator="or")) == {"map", "talk"}


def test_results_can_be_cut_counted_ordered_and_told_apart():
    results = Page.objects.filter(depth__gt=2).search("rozpočet")
    by_title = Page.objects.filter(depth__gt=2).order_by("title").search("rozpočet", order_by_relevance=False)

    assert (results.count(), results[1:].count(), len(results[:1])) == (2, 1, 1)
    assert [each.title for each in by_title] == [TITLES["survey"], TITLES["budget"]]
    assert list(results.facet("content_type_id").values()) == [2]
    assert results.annotate_score("score")[0].score > 0


def test_only_titles_are_searched_where_so_asked():
    assert set(found("rozpočet", fields=["title"])) == {"budget", "survey"}


def test_what_is_still_being_typed_is_found_without_marks():
    titles = [each.title for each in Page.objects.autocomplete("pocito")]

    assert titles == [TITLES["map"]]


def test_a_page_that_is_gone_or_renamed_is_not_found_as_before():
    Page.objects.get(title=TITLES["map"]).delete()
    survey = Page.objects.get(title=TITLES["survey"])
    survey.title = "Dotazník"
    survey.save()

    assert found("mapa") == []
    assert found("anketa") == []
    assert Page.objects.search("dotazníky").count() == 1


def test_the_administration_finds_a_title_typed_without_marks():
    client = Client()
    client.force_login(superuser())

    for address in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):
        answer = client.get(reverse(address), {"q": "pocitove mapy"})
        assert TITLES["map"] in answer.content.decode()


@pytest.mark.parametrize(("pages", "most"), [(Page.objects.all(), 2), (Page.objects.filter(live=True), 3)])
def test_the_number_of_queries_does_not_grow_with_the_hits(pages, most):
    list(pages.search("rozpočet"))  # content types are known from here on
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(pages.search("město rozpočet", operator="or")[:20]) == 4 - 1

    assert len(asked) == most


PLANS = {"sqlite": ("EXPLAIN QUERY PLAN", r"CORRELATED"), "postgresql": ("EXPLAIN", r"(?<!hashed )SubPlan \d+\b.*\)")}


def test_no_part_of_a_plan_is_done_for_each_hit():
    with CaptureQueriesContext(connection) as asked:
        list(Page.objects.filter(live=True).search("rozpočet"))
        Page.objects.filter(live=True).search("rozpočet").count()
    explain, for_each_hit = PLANS[connection.vendor]
    assert len(asked) >= 3
    for query in asked.captured_queries:
        assert not re.search(for_each_hit, plan(f"{explain} {query['sql']}"))


def plan(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return "\n".join(str(row) for row in cursor.fetchall())


def test_an_index_that_was_emptied_is_filled_by_the_set_up(django_capture_on_commit_callbacks):
    get_search_backend().reset_indexes()
    assert found("rozpočet") == []

    call_command("fill_index")

    assert set(found("rozpočet")) == {"budget", "survey"}


def test_an_index_in_which_old_code_wrote_after_it_was_emptied_is_filled_by_the_set_up(monkeypatch):
    call_command("fill_index")
    get_search_backend().reset_indexes()
    get_search_backend().add(Page.objects.get(title=TITLES["survey"]))
    monkeypatch.setattr("search.management.commands.fill_index.FORM", 99)

    call_command("fill_index")

    assert set(found("rozpočet")) == {"budget", "survey"}
    assert IndexForm.objects.get().form == 99


def test_an_index_of_this_code_is_left_as_it_is_by_the_set_up(monkeypatch):
    call_command("fill_index")
    monkeypatch.setattr("search.management.commands.fill_index.call_command", pytest.fail)

    call_command("fill_index")


class AnythingTyped(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=60))
    def test_nothing_that_is_typed_is_an_error(self, text):
        assert Page.objects.search(text or "x").count() >= 0
