"""The site goes on without the search server, within a second, and nothing is lost. The node is a test's own."""

import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
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


@pytest.mark.parametrize("fault", ["stop", "kill"])
def test_search_lists_choosers_and_saves_go_on_within_a_second(server, node, saved, monkeypatch, fault):
    client = Client()
    client.force_login(superuser())
    for address in LISTS:  # templates are read once
        listed(client, address)
    usual = {address: seconds(lambda address=address: listed(client, address)) for address in LISTS}
    getattr(node, fault)()
    try:
        took = {"search": seconds(lambda: titles() == ["Pocitová mapa"] or pytest.fail("not found"))}
        for address in LISTS:
            circuit.circuit_of(node.url).closed()  # each meets the fault
            took[address] = seconds(lambda address=address: listed(client, address))
        circuit.circuit_of(node.url).closed()
        took["save"] = seconds(lambda: saved("Pocitová mapa obce"))
        took["open"] = seconds(titles)
        assert titles() == ["Pocitová mapa obce"]
        assert "Pocitová mapa obce" in listed(client, LISTS[0])
        assert state_of("search") is State.DEGRADED
    finally:
        node.wake() if fault == "stop" else node.start()
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


def test_what_was_saved_and_deleted_while_it_was_down_is_brought_by_the_clock(server, node, saved):
    gone = found("map", "en").pk
    node.kill()
    try:
        saved("Dotazník")
        with_key = {"model": "wagtailcore.page", "key": str(gone)}
        found("map", "en").delete()
        UnsentChange.objects.get_or_create(**with_key, defaults={"since": timezone.now()})
        assert bring_changes(timezone.now()) == ""
    finally:
        node.start()
    circuit.circuit_of(node.url).closed()
    assert bring_changes(timezone.now()) == "2 brought"
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
