"""Servers fail while people are at work: what was confirmed is there, people are told, and nobody has to help.

Real processes: gunicorn with two of them, and a PostgreSQL, a Redis and an Elasticsearch of this file alone.
"""

import contextlib
import json
import re
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
import redis as redis_client
from elasticsearch import Elasticsearch

from tests import own_postgres, redis_server, search_server
from tests.advisor.browser import Form
from tests.advisor.test_privacy import address
from tests.at_once import NoRedirect
from tests.database_snapshot import copy, manage
from tests.served_site import SETTINGS, seeded_file, seeded_template, served_by_processes
from tests.workshops.registering.crowd import mails, people, plant, post, states

HERE = {"Sec-Fetch-Site": "same-origin"}
PEOPLE, TOWNS = 40, 3
SIZES = ("pop_under_500", "pop_500_1999", "pop_2000_9999")
PATIENCE = 60  # seconds; a busy machine is slow, not wrong
AWAY = {"/": "K datům se teď nedostaneme", "/en/": "We cannot reach our data just now"}


def asked(where, fields=None):
    """Status and text of an answer; a redirect is an answer."""
    request = urllib.request.Request(where, urlencode(fields, doseq=True).encode() if fields else None, HERE)
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers["Location"] or answer.read().decode()


def readiness(site):
    status, text = asked(f"{site}/readyz")
    return status, json.loads(text)["checks"]


def wait_until(holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.2)


class Person:
    """Somebody who sends something again until it is confirmed, as the page says."""

    def __init__(self):
        self.told = []

    def until_confirmed(self, send):
        while True:
            self.told.append(send())
            if self.told[-1] == 302:
                return
            time.sleep(0.3)


class Guest(Person):
    def register(self, site, key, each):
        for fields in each:
            self.until_confirmed(lambda fields=fields: post(site, key, fields))
            time.sleep(0.2)


class Town(Person):
    """Fills in one page of the questionnaire, again and again."""

    def __init__(self, site):
        super().__init__()
        _, start = asked(site + address("start"))
        _, place = asked(site + address("start"), {"form": Form(start).fields["form"]})
        token = max(place.split("/"), key=len)
        self.page = site + address("question", token, "size")

    def save(self, value):
        status, page = asked(self.page)
        if status != 200:
            return status
        return asked(self.page, {**Form(page).fields, "size": value})[0]

    def answer(self, values):
        for value in values:
            self.until_confirmed(lambda value=value: self.save(value))
            time.sleep(0.2)

    def saved(self):
        return Form(asked(self.page)[1]).fields["size"]


@pytest.fixture(scope="module")
def on_postgres(tmp_path_factory):
    """A server, a site at it, and the address of its database."""
    folder = tmp_path_factory.mktemp("failures")
    with own_postgres.running(folder / "clone") as server:
        database = server.filled(seeded_template())
        with served_by_processes(database, folder / "site.log", processes=2, PAGE_CACHE="true") as site:
            yield server, site, database


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("fault", ["stop", "kill"])
def test_a_database_that_is_restarted_among_registrations_and_saves_loses_nothing_and_all_goes_on(on_postgres, fault):
    server, site, database = on_postgres
    plant(database, fault, PEOPLE)
    crowd = people(site, fault, PEOPLE)
    guests, towns = [Guest() for _ in range(4)], [Town(site) for _ in range(TOWNS)]
    with ThreadPoolExecutor(len(guests) + len(towns)) as pool:
        work = [pool.submit(guest.register, site, fault, crowd[n::4]) for n, guest in enumerate(guests)]
        work += [pool.submit(town.answer, SIZES * 4) for town in towns]
        time.sleep(1)
        getattr(server, fault)()
        said = {path: asked(site + path) for path in AWAY}
        ready, alive = readiness(site), asked(f"{site}/healthz")[0]
        time.sleep(1)
        server.start()
        for each in work:
            each.result(timeout=PATIENCE)

    for path, (status, text) in said.items():
        assert status == 503
        assert AWAY[path] in text.replace("\xa0", " ")
    assert (ready[0], ready[1]["database"], alive) == (503, "down", 200)
    told = Counter(status for person in (*guests, *towns) for status in person.told)
    assert set(told) == {302, 503}
    assert states(database, fault) == {"confirmed": PEOPLE}
    assert mails(database, fault) == {"confirmed": PEOPLE}
    assert [town.saved() for town in towns] == [[SIZES[-1]]] * TOWNS
    assert readiness(site)[1]["database"] == "ok"


@pytest.mark.postgres
@pytest.mark.slow
def test_a_process_says_at_once_that_it_is_alive_while_the_database_does_not_answer(on_postgres):
    server, site, _ = on_postgres
    assert [asked(site + path)[0] for path in AWAY] == [200, 200]
    with server.frozen():
        began = time.monotonic()
        told = [asked(f"{site}/healthz")[0] for _ in range(10)]
        waited = time.monotonic() - began
    assert (told, waited < 5) == ([200] * 10, True)
    assert asked(f"{site}/")[0] == 200


@pytest.fixture(scope="module")
def with_redis(tmp_path_factory):
    """A Redis, a site that uses it, and the address of its database."""
    folder = tmp_path_factory.mktemp("redis")
    copy(seeded_file(), folder / "site.sqlite3")
    database = f"sqlite:///{folder / 'site.sqlite3'}"
    with redis_server.running(folder) as redis:
        wishes = {"REDIS_URL": redis.url, "PAGE_CACHE": "true", "WEB_CONCURRENCY": "2"}
        with served_by_processes(database, folder / "site.log", processes=2, **wishes) as site:
            yield redis, site, database


@pytest.mark.own_redis
@pytest.mark.slow
@pytest.mark.parametrize(("fault", "repair"), [("kill", "start"), ("stop", "wake")])
def test_readers_notice_nothing_of_a_redis_that_is_away_and_it_is_used_again_by_itself(with_redis, fault, repair):
    redis, site, database = with_redis
    plant(database, fault, PEOPLE)
    assert [asked(site + path)[0] for path in AWAY] == [200, 200]
    wait_until(lambda: readiness(site)[1]["cache"] == "ok")

    getattr(redis, fault)()
    began = time.monotonic()
    told = [asked(site + path)[0] for path in [*AWAY] * 10]
    assert set(told) == {200}
    assert time.monotonic() - began < 20  # two processes wait 0.2 s each, the rest is drawing pages
    assert [post(site, fault, person) for person in people(site, fault, 3)] == [302] * 3
    status, parts = readiness(site)
    assert (status, parts["cache"]) == (200, "degraded")

    getattr(redis, repair)()
    assert readiness(site)[1]["cache"] == "ok"
    with contextlib.closing(redis_client.Redis.from_url(redis.url)) as door:
        door.flushdb()
        wait_until(lambda: [asked(site + path)[0] for path in AWAY] == [200, 200] and door.dbsize() > 0)
    assert states(database, fault) == {"confirmed": 3}


# --- Elasticsearch ---------------------------------------------------------------------------------------------------
NEWS, BEFORE, MEANWHILE = "/aktuality/", "Brumbalnice", "Kudlanice"  # the words stand nowhere else
PUBLISH = """
from blog.pages import NewsIndexPage
page = NewsIndexPage.objects.get(locale__language_code="cs")
page.title = "{title}"
page.save_revision().publish()
"""
HURRIED = """
def post_worker_init(worker):  # what thirty seconds are is held in tests/search/backends/test_server_circuit.py
    from search.backends.elasticsearch import circuit
    circuit.OPEN_SECONDS = 3
"""


class Searched:
    """A site that searches by an Elasticsearch, and what both of them say."""

    def __init__(self, node, site, tell):
        self.node, self.site, self.tell = node, site, tell

    def publish(self, title):
        """What another process of the site publishes, as the timer does."""
        self.tell("shell", "--no-imports", "-c", PUBLISH.format(title=title))

    def found(self, word):
        """Status of the page of the search, and where the results lead whose title has the word."""
        status, page = asked(f"{self.site}/hledat/?{urlencode({'q': word})}")
        results = page.partition("cp-catalogue__results")[2].partition("</main>")[0]
        links = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', results, re.DOTALL)
        return status, [where for where, title in links if word in title]

    def both_processes_find(self, word):
        """The same, of enough readers for both processes to have answered."""
        with ThreadPoolExecutor(4) as pool:
            return {(status, *links) for status, links in pool.map(self.found, [word] * 12)}

    def server_finds(self, word):
        """Whether the server itself has it."""
        with Elasticsearch(self.node.url, request_timeout=20) as server:
            return server.count(index="civicport_*", q=f"_title:{word.lower()}")["count"] > 0

    def searches(self):
        """How many searches the server has answered."""
        with Elasticsearch(self.node.url, request_timeout=20) as server:
            return server.indices.stats(index="civicport_*", metric="search")["_all"]["total"]["search"]["query_total"]


@pytest.fixture(scope="module")
def with_search(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    copy(seeded_file(), folder / "site.sqlite3")
    (folder / "hurried.py").write_text(HURRIED)
    database, node = f"sqlite:///{folder / 'site.sqlite3'}", search_server.Node(folder / "clone")
    try:
        wishes = {"SEARCH_URL": node.url, "WEB_CONCURRENCY": "2", "GUNICORN_CMD_ARGS": f"-c {folder / 'hurried.py'}"}

        def tell(*words):
            manage(*words, database=database, DJANGO_SETTINGS_MODULE=SETTINGS, **wishes)

        tell("fill_index")
        with served_by_processes(database, folder / "site.log", processes=2, **wishes) as site:
            yield Searched(node, site, tell)
    finally:
        node.clean()


@pytest.mark.search
@pytest.mark.slow
@pytest.mark.parametrize(("fault", "repair"), [("stop", "wake"), ("kill", "start")])
def test_readers_find_the_same_while_the_search_server_is_away_and_it_learns_what_it_has_missed(
    with_search, fault, repair
):
    at = with_search
    before, meanwhile = f"{BEFORE}{fault}", f"{MEANWHILE}{fault}"
    at.publish(before)
    wait_until(lambda: at.server_finds(before))
    searches = at.searches()
    assert at.both_processes_find(before) == {(200, NEWS)}
    assert at.searches() > searches
    assert readiness(at.site)[1]["search"] == "ok"

    getattr(at.node, fault)()
    try:
        began = time.monotonic()
        assert at.both_processes_find(before) == {(200, NEWS)}
        assert time.monotonic() - began < 10  # two processes wait half a second each, the rest is drawing pages
        at.publish(f"{before} {meanwhile}")
        assert at.both_processes_find(meanwhile) == {(200, NEWS)}
        status, parts = readiness(at.site)
        assert (status, parts["search"]) == (200, "degraded")
    finally:
        getattr(at.node, repair)()
    wait_until(lambda: at.found(meanwhile) == (200, [NEWS]) and at.server_finds(meanwhile))
    searches = at.searches()
    wait_until(lambda: at.both_processes_find(meanwhile) == {(200, NEWS)} and at.searches() > searches)
    assert readiness(at.site)[1]["search"] == "ok"
