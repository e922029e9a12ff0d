"""A real Elasticsearch finds what the database finds, and stays up to date."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText
from wagtail.models import Locale, Page

from search.backends.elasticsearch import behind, indexes
from search.backends.elasticsearch.documents import Mapping
from search.entries import refresh
from search.models import SearchEntry, UnsentChange
from search.queries import SearchWords, synonyms_of
from search.server_care import bring_changes
from site_core.leases import Lease
from tests import search_server
from tests.factories import superuser
from tests.page_factories import found, page, site
from tests.search.backends.conftest import TITLES

pytestmark = [pytest.mark.search, pytest.mark.django_db]
TYPED = [
    "mesto", "MĚSTECH", "rozpocet", "rozpočtem", "anketa rozpoctu", "obcanum", "zlutoucky", "budget", "English map",
    '"participativní rozpočet"', '"rozpočet participativní"', '"mapa města" pocitová', '"anketa o"', "“mapa města",
    "rozpočet -anketa", "-anketa", "rozpočet AND anketa", "mapa OR anketa", "pravidla krajům -obcí", "zzz",
    '"', "🐴", "\\", "' OR 1=1 --", "x" * 3000, "(", "a:*", "měst*", "NEAR/2", "%s {title}", "\x00", "C++ a/b", "1/2 ½",
]  # fmt: skip
QUERIES = [
    Phrase("participativní rozpočet"),
    Or([PlainText("mapa"), PlainText("občan")]),
    And([PlainText("rozpočet"), Not(PlainText("anketa"))]),
    Not(PlainText("rozpočet")),
    Not(PlainText("?")),
    Fuzzy("rozpočet"),
    Boost(PlainText("mapa"), 2),
    MatchAll(),
    MATCH_NONE,
    Or([PlainText("mapa"), MATCH_NONE]),
    And([PlainText("rozpočet"), MatchAll()]),
    Or([PlainText("rozpočet"), MatchAll()]),
    And([Not(PlainText("mapa")), Not(PlainText("rozpočet"))]),
    Or([PlainText("mapa"), Not(PlainText("rozpočet"))]),
    And([PlainText("rozpočet"), Not(PlainText("?"))]),
]


def keys(results):
    return sorted(each.pk for each in results)


def by(backend, query, things=None, way="search", **how):
    return keys(getattr(things if things is not None else Page.objects.all(), way)(query, backend=backend, **how))


def test_what_is_typed_finds_the_same_as_in_the_database(server):
    hits = {typed: by("default", typed) for typed in TYPED}
    assert hits == {typed: by("database", typed) for typed in TYPED}
    assert [len(hits[typed]) for typed in ("mesto", "rozpocet", "zlutoucky", "zzz")] == [2, 3, 1, 0]


@pytest.mark.parametrize("how", [{"operator": "or"}, {"fields": ["title"]}, {"order_by_relevance": False}])
def test_the_way_of_searching_makes_no_difference_either(server, how):
    typed = [*TYPED, "mapa schůzka"]
    assert [by("default", each, **how) for each in typed] == [by("database", each, **how) for each in typed]


def test_what_is_still_being_typed_finds_the_same_as_in_the_database(server):
    typed = [*TYPED, "p", "po", "pocito", "ÚST", "zlu", "anketa o roz", "rozpočtová pravidla obcí a kraj"]
    hits = {each: by("default", each, way="autocomplete") for each in typed}
    assert hits == {each: by("database", each, way="autocomplete") for each in typed}
    assert len(hits["pocito"]) == 1


def test_the_queries_of_the_library_find_the_same(server):
    pages = Page.objects.filter(depth__gt=2)
    assert [by("default", query, pages) for query in QUERIES] == [by("database", query, pages) for query in QUERIES]


def test_words_that_mean_the_same_find_the_same(server):
    refresh()
    search_server.make_index(server, SearchEntry)
    query = SearchWords("PaR", language="cs", synonyms=synonyms_of([["PaR", "participativní rozpočet"]], "cs"))
    entries = SearchEntry.objects.filter(language="cs")
    assert by("default", query, entries) == by("database", query, entries)
    assert [each.title for each in entries.search(query)] == [TITLES["budget"]]


def filtered():
    """Querysets as the administration and the site filter them."""
    home = found("home")
    return [
        Page.objects.filter(live=True, depth__gt=2),
        Page.objects.filter(locale=Locale.objects.get(language_code="en")),
        Page.objects.descendant_of(home),
        Page.objects.filter(owner__isnull=True).exclude(pk=found("budget").pk),
        Page.objects.filter(path__startswith=home.path) | Page.objects.filter(depth=1),
        Page.objects.filter(pk__in=Page.objects.filter(title__contains="rozpočtu").values("pk")),
        Page.objects.filter(first_published_at__lte=timezone.now()),
        Page.objects.filter(first_published_at__year=timezone.now().year),
        Page.objects.none(),
        type(found("budget")).objects.filter(title__gt="B"),
    ]


def test_filters_hold_as_in_the_database(server):
    asked = [by("default", "rozpočet", pages) for pages in filtered()]
    assert asked == [by("database", "rozpočet", pages) for pages in filtered()]
    assert [len(hits) for hits in asked] == [3, 0, 3, 2, 3, 1, 3, 3, 0, 2]


@pytest.mark.parametrize("order", ["title", "-title", F("owner").asc(nulls_first=True), "-latest_revision_created_at"])
def test_results_stand_in_the_order_of_the_list(server, order):
    pages = Page.objects.order_by(order, "title") if isinstance(order, F) else Page.objects.order_by(order)
    there, here = (pages.search("rozpočet", order_by_relevance=False, backend=name) for name in ("default", "database"))
    assert [each.pk for each in there] == [each.pk for each in here]
    assert [each.pk for each in there[1:3]] == [each.pk for each in here[1:3]]


def test_results_can_be_cut_and_counted(server):
    for cut in (slice(None), slice(1), slice(1, None), slice(1, 2), slice(5, 9), slice(2, 2)):
        there, here = (Page.objects.search("rozpočet", backend=name)[cut] for name in ("default", "database"))
        assert (there.count(), len(there)) == (here.count(), len(here))


def test_a_title_counts_for_more_than_a_text_and_has_a_better_score(server):
    words = [("Rozpočet města", "Text."), ("Jiná věc", "Rozpočet, rozpočet a rozpočtu."), ("O rozpočtu obce", "")]
    for number, (title, text) in enumerate(words):
        SearchEntry.objects.create(key=str(number), language="cs", kind="page", title=title, text=text, url="/")
    search_server.make_index(server, SearchEntry)
    results = list(SearchEntry.objects.search("rozpočet").annotate_score("score"))
    assert [each.title for each in results] == ["Rozpočet města", "O rozpočtu obce", "Jiná věc"]
    assert results[0].score > results[1].score > results[2].score > 0


@pytest.mark.parametrize("field", ["content_type_id", "owner_id", "live", "depth", "first_published_at", "title"])
def test_facets_are_those_of_the_database(server, field):
    there, here = (Page.objects.search("rozpočet", backend=name).facet(field) for name in ("default", "database"))
    assert dict(there) == dict(here)
    assert sum(there.values()) == 3


def test_more_hits_than_the_server_gives_at_once_come_from_the_database(server, monkeypatch):
    monkeypatch.setattr("search.backends.elasticsearch.results.MOST", 2)
    assert len(Page.objects.search("rozpočet")) == 3
    assert len(Page.objects.search("rozpočet")[1:3]) == 2
    assert len(Page.objects.order_by("title").search("rozpočet", order_by_relevance=False)) == 3


@pytest.mark.parametrize(
    ("address", "typed", "title"),
    [
        ("wagtailadmin_pages:search", "pocitove mapy", TITLES["map"]),
        ("wagtailadmin_pages:search_results", "zlutoucky", TITLES["kun"]),
        ("wagtailadmin_choose_page_search", "obcan", TITLES["talk"]),
    ],
)
def test_the_administration_finds_an_accented_title_however_it_is_typed(server, address, typed, title):
    client = Client()
    client.force_login(superuser())
    assert title in client.get(reverse(address), {"q": typed}).content.decode()


# --- up to date -------------------------------------------------------------------------------------------------------
def rename_survey():
    survey = found("survey")
    survey.title = "Dotazník"
    survey.save()


def test_what_is_saved_and_deleted_is_found_so(server, saved):
    def change():
        rename_survey()
        found("map").delete()

    saved(change)
    assert [Page.objects.search(typed).count() for typed in ("anketa", "dotazníky", "pocitová")] == [0, 1, 0]
    assert not UnsentChange.objects.exists()


def test_what_was_taken_back_never_reaches_the_server(server, saved):
    def change():
        survey = found("survey")
        survey.title = "Dotazník"
        with transaction.atomic():
            survey.save()
            transaction.set_rollback(True)

    saved(change)
    assert [Page.objects.search(typed).count() for typed in ("anketa", "dotazníky")] == [1, 0]


def test_a_page_that_has_moved_is_found_below_its_new_parent(server, saved):
    saved(lambda: found("map").move(found("budget"), "last-child"))
    assert keys(Page.objects.descendant_of(found("budget")).search("mapa")) == [found("map").pk]


@pytest.mark.parametrize(("change", "there"), [(rename_survey, 1), (lambda: found("survey").delete(), 0)])
def test_an_older_state_that_comes_later_is_not_kept(server, saved, monkeypatch, change, there):
    get_document, overtaken = Mapping.get_document, []

    def slowly(mapping, item):
        document = get_document(mapping, item)
        if not overtaken:
            overtaken.append(item)
            saved(change)
        return document

    UnsentChange.objects.create(model="wagtailcore.page", key=str(found("survey").pk), since=timezone.now())
    monkeypatch.setattr(Mapping, "get_document", slowly)
    bring_changes(timezone.now())
    server.es.indices.refresh(index=f"{server.index_prefix}*")
    assert [hits("anketa"), hits("dotazník")] == [0, there]


def hits(typed):
    return Page.objects.search(typed, backend="default").count()


def count_while(backend, stop, counts):
    while not stop.is_set():
        counts.append(backend.search("rozpočet", Page).count())


def test_a_search_during_a_rebuild_counts_each_page_once(server, monkeypatch):
    monkeypatch.setattr(indexes, "UNDER_WAY_SECONDS", 0.3)
    stop, counts = threading.Event(), []
    thread = threading.Thread(target=count_while, args=(server, stop, counts))
    thread.start()
    for _ in range(3):
        search_server.make_index(server, Page)
    stop.set()
    thread.join()
    assert len(counts) > 100
    assert set(counts) == {3}
    assert len(server.es.indices.get(index=f"{server.get_index_for_model(Page).name}*")) == 1


@pytest.mark.parametrize("timer", ["", "comes between"])
def test_what_changes_during_a_rebuild_is_in_the_new_index(server, saved, monkeypatch, timer):
    add_items = indexes.Index.add_items

    def then_change(index, model, items):
        add_items(index, model, items)
        if model is Page:
            saved(lambda: [found("map").delete(), site(page("late", title="Opozdilec"))])
            if timer:
                bring_changes(timezone.now())

    monkeypatch.setattr(indexes.Index, "add_items", then_change)
    call_command("update_index", backend_name="default", verbosity=0)
    server.es.indices.refresh(index=f"{server.index_prefix}*")
    assert [Page.objects.search(typed, backend="default").count() for typed in ("pocitová", "opozdilec")] == [0, 1]
    assert not UnsentChange.objects.exists()


def test_what_changes_is_in_the_new_index_though_another_one_was_ready_before(server, saved):
    of_pages, of_entries = (indexes.Rebuilder(server.get_index_for_model(root)) for root in (Page, SearchEntry))
    index = of_pages.start()
    for model in {type(each) for each in Page.objects.specific()}:
        index.add_items(model, list(model.objects.all()))
    of_entries.start()
    saved(rename_survey)
    of_entries.finish()
    assert hits("dotazník") == 1
    of_pages.finish()
    server.es.indices.refresh(index=f"{server.index_prefix}*")
    assert hits("dotazník") == 1
    assert not UnsentChange.objects.exists()


def test_the_rest_of_a_rebuild_that_crashed_goes_with_the_next(server, monkeypatch):
    rebuilder = indexes.Rebuilder(server.get_index_for_model(Page))
    rebuilder.start()
    assert behind.is_being_rebuilt()
    Lease.objects.filter(name=rebuilder.lease).update(until=timezone.now() - timedelta(minutes=1))
    monkeypatch.setattr(indexes, "NEW", timedelta(seconds=-60))
    search_server.make_index(server, Page)
    assert len(server.es.indices.get(index=f"{server.get_index_for_model(Page).name}*")) == 1
    assert not Lease.objects.filter(name=rebuilder.lease).exists()
