"""The site goes on without the search server, within a second, and nothing is lost. The node is a test's own."""

import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from elastic_transport import Transport
from wagtail.models import Page

from search.backends.elasticsearch import circuit
from search.models import SearchEntry, UnsentChange
from search.queries import SearchWords
from search.server_care import bring_changes
from site_core.health import State, state_of
from tests import search_server
from tests.factories import superuser
from tests.page_factories import found, page, site

pytestmark = [pytest.mark.search, pytest.mark.django_db]
LISTS = ["wagtailadmin_pages:search", "wagtailadmin_choose_page_search", "wagtailimages:index", "wagtaildocs:index"]


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    node = search_server.Node(tmp_path_factory.mktemp("node"))
    yield node
    node.clean()


@pytest.fixture
def server(settings, monkeypatch, node):
    """The site with an index of a page, on a node that runs."""
    site(page("map", title="Pocitová mapa"))
    with search_server.searching(settings, monkeypatch, node.url) as backend:
        for root in (Page, SearchEntry):
            search_server.make_index(backend, root)
        yield backend
        search_server.remove_indexes(backend)


@pytest.fixture
def saved(django_capture_on_commit_callbacks):
    """Gives the page another title, as an editor does."""

    def save(title):
        with django_capture_on_commit_callbacks(execute=True):
            changed = found("map")
            changed.title = changed.draft_title = title
            changed.save()

    return save


@pytest.fixture
def waits(monkeypatch):
    """How many seconds each call of the server took, whoever made it; drawing a page beside it counts for nothing."""
    taken, ask = [], Transport.perform_request

    def timed(*args, **how):
        began = time.monotonic()
        try:
            return ask(*args, **how)
        finally:
            taken.append(time.monotonic() - began)

    monkeypatch.setattr(Transport, "perform_request", timed)
    return taken


def seconds(act):
    began = time.monotonic()
    act()
    return time.monotonic() - began


def titles():
    return [each.title for each in Page.objects.search("pocitova mapa")]


def listed(client, address):
    answer = client.get(reverse(address), {"q": "pocitova"})
    assert answer.status_code == 200
    return answer.content.decode()


def each_meets_the_fault(server, waits, acts):
    """How long each of these acts took with a server that it thinks to be well, and how long it waited for that."""
    took, met = {}, {}
    for what, act in acts.items():
        server.server.circuit.closed()
        del waits[:]
        took[what] = seconds(act)
        met[what] = list(waits)
    return took, met


@pytest.mark.parametrize("fault", ["stop", "kill"])
def test_search_lists_choosers_and_saves_go_on_within_a_second(server, node, saved, waits, fault):
    client = Client()
    client.force_login(superuser())
    acts = {"search": lambda: titles() == ["Pocitová mapa"] or pytest.fail("not found")}
    acts |= {address: lambda address=address: listed(client, address) for address in LISTS}
    usual = {what: max(seconds(act) for _ in range(3)) for what, act in acts.items()}  # a busy machine is slow at times
    acts["save"] = lambda: saved("Pocitová mapa obce")
    getattr(node, fault)()
    try:
        took, met = each_meets_the_fault(server, waits, acts)
        del waits[:]
        took["open"] = seconds(titles)
        assert titles() == ["Pocitová mapa obce"]
        assert "Pocitová mapa obce" in listed(client, LISTS[0])
        assert waits == []  # nobody asks it for a while
        assert state_of("search") is State.DEGRADED
    finally:
        node.wake() if fault == "stop" else node.start()
    assert {what: len(waited) for what, waited in met.items()} == dict.fromkeys(acts, 1)
    assert max(waited[0] for waited in met.values()) < 1
    assert {what: spent for what, spent in took.items() if spent - usual.get(what, 0) >= 1} == {}
    assert took["open"] < 0.3


def test_what_was_saved_meanwhile_is_indexed_with_the_first_answer(server, node, saved, monkeypatch):
    monkeypatch.setattr(circuit, "OPEN_SECONDS", 0.5)
    node.stop()
    try:
        saved("Dotazník")
        assert UnsentChange.objects.count() == 1
    finally:
        node.wake()
    time.sleep(0.6)
    Page.objects.search("cokoli").count()
    server.es.indices.refresh(index=f"{server.index_prefix}*")
    assert not UnsentChange.objects.exists()
    assert [each.title for each in Page.objects.search("dotazniky", backend="default")] == ["Dotazník"]


def test_what_was_saved_and_deleted_while_it_was_down_is_brought_by_the_clock(
    server, node, saved, django_capture_on_commit_callbacks
):
    gone = found("map", "en").pk
    node.kill()
    try:
        saved("Dotazník")
        with django_capture_on_commit_callbacks(execute=True):
            found("map", "en").delete()
        pages = UnsentChange.objects.exclude(model="search.searchentry").values_list("key", flat=True)
        assert set(pages) == {str(found("map").pk), str(gone)}
        assert bring_changes(timezone.now()) == ""
    finally:
        node.start()
    circuit.circuit_of(node.url).closed()
    assert bring_changes(timezone.now()) == "3 brought"  # two pages and what readers find of one
    assert not UnsentChange.objects.exists()
    server.es.indices.refresh(index=f"{server.index_prefix}*")
    index = server.get_index_for_model(Page).name
    assert server.es.count(index=index, query={"term": {"_title": "dotaznik"}})["count"] == 1
    assert not server.es.options(ignore_status=404).exists(index=index, id=str(gone))


def test_a_reader_finds_what_the_database_has(server, node):
    from search.entries import refresh

    refresh()
    node.stop()
    try:
        query = SearchWords("pocitové mapy", language="cs")
        assert [each.title for each in SearchEntry.objects.search(query)] == ["Pocitová mapa"]
    finally:
        node.wake()
