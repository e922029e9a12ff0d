"""When the search server is asked and when not. The server is a pretence, so that it can have any fault."""

import logging
import re
import threading
import time

import pytest
from django.core.cache.backends import base, locmem
from elasticsearch import NotFoundError
from wagtail.models import Page

from search.backends.elasticsearch import asking as how_it_is_asked
from search.backends.elasticsearch import circuit
from search.backends.elasticsearch.asking import Server, Unanswered, client_of
from search.backends.elasticsearch.circuit import Circuit, State
from tests import search_server
from tests.page_factories import page, site

pytestmark = pytest.mark.django_db
REFUSED = "http://127.0.0.1:9"  # where nobody listens


@pytest.fixture
def asked(settings, monkeypatch):
    """Searches three times by a server that answers with a status; gives how often it was asked."""
    site(page("map", title="Pocitová mapa"))

    def search(status, **how):
        with search_server.pretending(status, **how) as (url, paths):
            with search_server.searching(settings, monkeypatch, url):
                assert [Page.objects.search("pocitova").count() for _ in range(3)] == [1, 1, 1]
            return len(paths)

    return search


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_unwell_is_asked_once_and_then_left_alone(asked, status):
    assert asked(status) == 1


@pytest.mark.parametrize("status", [400, 401, 404])
def test_a_server_that_refuses_one_search_is_asked_again(asked, status):
    assert asked(status) == 3


def test_an_answer_of_some_other_server_is_none(asked):
    assert asked(200, product="something else") == 3


def test_where_nobody_listens_the_database_answers(settings, monkeypatch):
    site(page("map", title="Pocitová mapa"))
    with search_server.searching(settings, monkeypatch, REFUSED):
        assert [each.title for each in Page.objects.search("pocitove")] == ["Pocitová mapa"]
        assert [each.title for each in Page.objects.autocomplete("pocito")] == ["Pocitová mapa"]


def test_what_somebody_looked_for_does_not_stand_in_the_log(asked, caplog):
    with caplog.at_level(logging.WARNING):
        asked(400, body=b'{"error": {"type": "parse_exception", "reason": "Cannot parse: pocitova"}}')
        asked(503, body=b'{"error": "pocitova"}')
    said = "\n".join(record.getMessage() + str(record.exc_info or "") for record in caplog.records)
    assert "BadRequestError 400" in said
    assert "pocitova" not in said


def test_refusals_of_one_kind_are_one_line_a_minute_in_the_log(server, caplog, monkeypatch):
    with caplog.at_level(logging.WARNING):
        for status in (404, 404, 400, 404):
            with pytest.raises(Unanswered):
                ask(server, status)
        monkeypatch.setattr(how_it_is_asked, "SAY_AGAIN", 0)  # as if the minute were over
        with pytest.raises(Unanswered):
            ask(server, 404)

    refusals = re.findall(r"refuses what it is asked \((.+?)\)", caplog.text)
    assert refusals == ["NotFoundError 404", "BadRequestError 400", "NotFoundError 404"]


@pytest.fixture
def server(monkeypatch):
    """A server without its circuit's thirty seconds, and how often it has come back."""
    monkeypatch.setattr(circuit, "_circuits", {})
    monkeypatch.setattr(circuit, "OPEN_SECONDS", 0.2)
    circuit.cache.clear()
    returns = []
    server = Server("pretended", lambda: returns.append(True))
    server.returns = returns
    return server


def ask(server, status):
    """One call, which a server answers with a status."""
    with search_server.pretending(status) as (url, _paths):
        return server.ask(client_of([url], max_retries=0).info)


def fail(server):
    with pytest.raises(Unanswered):
        ask(server, 503)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.now = 1_000_000.0

    def monotonic(self):
        return self.now

    time = monotonic


@pytest.fixture
def clock(monkeypatch):
    """The one by which the circuit and the cache go."""
    clock = Clock()
    monkeypatch.setattr(circuit, "time", clock)
    for place in (locmem, base):
        monkeypatch.setattr(place, "time", clock)
    circuit.cache.clear()
    yield clock
    circuit.cache.clear()


def test_a_server_with_a_fault_is_left_alone_for_thirty_seconds_by_all_processes(clock):
    here, elsewhere = Circuit("pretended"), Circuit("pretended")
    here.failed()
    clock.now += 29.9
    assert (here.state(), elsewhere.state()) == (State.OPEN, State.OPEN)
    clock.now += 0.2
    assert (here.state(), elsewhere.state()) == (State.SUSPECT, State.SUSPECT)


def test_a_process_whose_cache_is_away_leaves_it_alone_as_long(clock):
    here = Circuit("pretended")
    here.failed()
    circuit.cache.clear()
    clock.now += 29.9
    assert here.state() is State.OPEN
    clock.now += 0.2
    assert here.state() is State.SUSPECT


def test_another_process_hears_of_a_fault_from_the_cache(server):
    fail(server)
    assert Circuit("pretended").state() is State.OPEN
    assert Circuit("another").state() is State.CLOSED


def test_after_its_time_one_caller_tries_and_the_others_wait(server):
    fail(server)
    time.sleep(0.3)
    begun, done, others = threading.Event(), threading.Event(), []

    def slow():
        begun.set()
        done.wait(5)
        return "well"

    first = threading.Thread(target=server.ask, args=(slow,))
    first.start()
    begun.wait(5)
    for _ in range(5):
        with pytest.raises(Unanswered):
            server.ask(lambda: others.append("too early"))
    done.set()
    first.join()
    assert (others, server.returns) == ([], [True])
    assert server.ask(lambda: "well") == "well"


def test_a_try_that_fails_begins_the_time_anew(server):
    fail(server)
    time.sleep(0.3)
    fail(server)
    assert server.circuit.state() is State.OPEN
    assert server.returns == []


def test_a_refusal_is_an_answer_too(server):
    fail(server)
    time.sleep(0.3)
    with pytest.raises(Unanswered) as fault:
        ask(server, 404)
    assert isinstance(fault.value.__cause__, NotFoundError)
    assert server.circuit.state() is State.CLOSED
    assert server.returns == [True]
