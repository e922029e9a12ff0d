"""Servers fail while people are at work: what was confirmed is there, people are told, and nobody has to help.

Real processes: gunicorn with two of them, and a PostgreSQL and a Redis of this file alone.
"""

import contextlib
import json
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
import redis as redis_client

from tests import own_postgres, redis_server
from tests.advisor.browser import Form
from tests.advisor.test_privacy import address
from tests.at_once import NoRedirect
from tests.database_snapshot import copy
from tests.served_site import seeded_file, seeded_template, served_by_processes
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
