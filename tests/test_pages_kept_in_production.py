"""Pages kept for readers where the site runs as in production: two processes behind nginx, with all servers.

The Redis is one of this file alone, to be killed. Which process has answered is read in the log.
"""

import contextlib
import os
import pickle
import re
import secrets
import threading
import time

import pytest
import redis as redis_client
from elasticsearch import Elasticsearch

from site_core.page_cache import FORMAT, NOT_KEPT, Kept
from tests import postgres_server, redis_server
from tests.advisor.browser import Form
from tests.production_site import in_production, worker
from tests.site_core.page_saver import WITHOUT_BLOCKS
from tests.two_processes import LOGIN, PATIENCE, STAFF, Visitor, asked_together, lines

pytestmark = [
    pytest.mark.postgres, pytest.mark.nginx, pytest.mark.own_redis, pytest.mark.search, pytest.mark.slow,
]  # fmt: skip
MARK = "from Redis"
CZECH, ENGLISH = "/aktuality/", "/en/news/"
WORD = "Brumbalnice"  # nobody has written it
TRANSLATE = f"""
from blog.pages import NewsIndexPage
page = NewsIndexPage.objects.get(locale__language_code="en")
page.title = "News {WORD}"
page.save_revision().publish()
"""
ENTRIES = f"SELECT url FROM search_searchentry WHERE title LIKE '%{WORD}'"
NUMBERS = "SELECT url_path, id FROM wagtailcore_page WHERE slug IN ('aktuality', 'news')"


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    with redis_server.running(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture(scope="module")
def site(site_database, redis, tmp_path_factory):
    search, prefix = os.environ["TEST_SEARCH_URL"], f"test_{secrets.token_hex(4)}_"
    wishes = {"REDIS_URL": redis.url, "SEARCH_URL": search, "SEARCH_PREFIX": prefix, "WEB_CONCURRENCY": "2"}
    with in_production(site_database, tmp_path_factory.mktemp("production"), **wishes) as site:
        site.manage("shell", "--no-imports", "-c", STAFF + TRANSLATE)
        yield site
    with Elasticsearch(search) as server:
        server.indices.delete(index=list(server.indices.get(index=f"{prefix}*")))


@pytest.fixture
def door(redis):
    """What the site keeps in Redis, which is empty at first."""
    with contextlib.closing(redis_client.Redis.from_url(redis.url)) as door:
        door.flushdb()
        yield door


@pytest.fixture(scope="module")
def editor(site):
    visitor = Visitor(site)
    visitor.logs_in("jana")
    return visitor


@pytest.fixture(scope="module")
def edits(site):
    """Where the two pages are edited."""
    numbers = {path.rpartition("/")[0].rpartition("/")[2]: n for path, n in postgres_server.run(site.database, NUMBERS)}
    return {CZECH: f"/admin/pages/{numbers['aktuality']}/edit/", ENGLISH: f"/admin/pages/{numbers['news']}/edit/"}


def publish(editor, address, title, line=None):
    """The process that published the page under another title."""
    answer = editor.sends(address, line, **WITHOUT_BLOCKS, **{"title": title, "action-publish": "action-publish"})
    assert answer.status == 302
    return answer.process


def kept(door):
    """All pages in Redis by their keys."""
    return {key.decode(): pickle.loads(door.get(key)) for key in door.keys("*page:*") if not key.endswith(b":made")}


def mark(door):
    """Puts a word in place of each page in Redis: whoever gets it has got what is kept there."""
    for key, page in kept(door).items():
        if page != NOT_KEPT:
            marked = Kept(*page)._replace(body=MARK.encode().ljust(len(page[3])))
            door.set(key, pickle.dumps(tuple(marked)))


def wait_until(holds):
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end
        time.sleep(0.2)
    return found


# --- read ------------------------------------------------------------------------------------------------------------
def test_a_page_that_one_process_has_made_is_given_by_both_and_is_304_for_whoever_has_it(site, door):
    first = Visitor(site).asks(CZECH)
    [(key, page)] = [(key, Kept(*page)) for key, page in kept(door).items()]
    assert re.fullmatch(rf"pages:1:page:{FORMAT}:[0-9a-f]{{64}}", key)
    assert page.body.decode().replace("\xa0", " ") == first.body

    mark(door)
    assert {answer.body.strip() for answer in asked_together(site, CZECH)} == {MARK}
    again = asked_together(site, CZECH, If_None_Match=first.headers["ETag"])
    assert {(answer.status, answer.body) for answer in again} == {(304, "")}
    assert {answer.status for answer in asked_together(site, CZECH, If_None_Match='"another"')} == {200}


# --- published -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("turn", [0, 1])
def test_what_one_process_publishes_both_show_with_the_next_request_and_the_other_language_stays(
    site, door, editor, edits, turn
):
    title, [english] = f"Zprávy {secrets.token_hex(4)}", {heading(Visitor(site).asks(ENGLISH))}
    before = {path: asked_together(site, path) for path in (CZECH, ENGLISH)}
    with lines(site) as each:
        process = sorted(each)[turn]
        assert publish(editor, edits[CZECH], title, each[process]) == process
    after = {path: asked_together(site, path) for path in (CZECH, ENGLISH)}
    for answers in (*before.values(), *after.values()):
        assert {answer.process for answer in answers} == set(each)
    assert title not in {heading(answer) for answer in before[CZECH]}
    assert {heading(answer) for answer in after[CZECH]} == {("cs", title)}
    assert {heading(answer) for answer in after[ENGLISH]} == {english}


def heading(answer):
    """The language of a page and what stands at its top."""
    found = re.search(r'<html lang="(\w+)".*?<h1[^>]*>(.*?)</h1>', answer.body, re.DOTALL)
    return found[1], " ".join(found[2].split())


# --- found -----------------------------------------------------------------------------------------------------------
def test_what_was_just_published_is_found_once_the_worker_has_told_the_search_server(site, editor, edits):
    publish(editor, edits[CZECH], f"Zprávy {WORD}")
    assert sorted(postgres_server.run(site.database, ENTRIES)) == [(CZECH,), (ENGLISH,)]
    assert found(site, "/hledat/") == ([], [])  # so it was not the database that searched
    with worker(site):
        wait_until(lambda: found(site, "/hledat/") == ([CZECH], [ENGLISH]))
    assert found(site, "/en/search/") == ([ENGLISH], [CZECH])


def found(site, search):
    """What a search for the word finds in its own language, and what it offers of the other one."""
    answer = Visitor(site).asks(f"{search}?q={WORD}")
    here, _, there = answer.body.partition("cp-catalogue__results")[2].partition('aria-labelledby="in-')
    return links(here), links(there.partition("</section>")[0])


def links(html):
    """Where links lead whose text has the word."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return [where for where, text in found if WORD in text]


# --- never kept ------------------------------------------------------------------------------------------------------
def secret_page(site, editor, edits):
    """A page of somebody who fills in the questionnaire, and the secret part of its address."""
    visitor = Visitor(site)
    start = Form(visitor.asks("/potreby/").body).fields["form"][0]
    where = visitor.asks("/potreby/", {"form": start}).headers["Location"]
    return visitor, where, max(where.split("/"), key=len)


def preview(site, editor, edits):
    """A draft as its editor looks at it, and its title."""
    title = f"Rozepsané {secrets.token_hex(4)}"
    assert editor.sends(edits[CZECH], **WITHOUT_BLOCKS, title=title).status == 302
    return editor, edits[CZECH].replace("edit", "view_draft"), title


def form(site, editor, edits):
    """A page with a form against which a forged one is held."""
    return Visitor(site), LOGIN, "csrfmiddlewaretoken"


@pytest.mark.parametrize("kind", [secret_page, preview, form])
def test_what_is_meant_for_one_person_is_never_kept(site, door, editor, edits, kind):
    visitor, path, words = kind(site, editor, edits)
    answers = [visitor.asks(path) for _ in range(3)]
    assert {(answer.status, words in answer.body, answer.headers["ETag"]) for answer in answers} == {(200, True, None)}
    assert {page for page in kept(door).values() if page != NOT_KEPT} == set()
    assert not [key for key in door.scan_iter() if words.encode() in (door.get(key) or b"")]


def test_staff_who_have_logged_in_get_pages_of_their_own_and_leave_none(site, door, editor):
    assert [editor.asks(CZECH).headers["ETag"] for _ in range(3)] == [None] * 3
    assert kept(door) == {}
    Visitor(site).asks(CZECH)
    mark(door)
    assert MARK in Visitor(site).asks(CZECH).body
    assert MARK not in editor.asks(CZECH).body


# --- without Redis ---------------------------------------------------------------------------------------------------
class Reader(threading.Thread):
    """Reads both pages again and again."""

    def __init__(self, site):
        super().__init__()
        self.site, self.told, self.slowest, self.ended = site, [], 0, threading.Event()

    def run(self):
        while not self.ended.is_set():
            for path in (CZECH, ENGLISH):
                began = time.monotonic()
                self.told.append(Visitor(self.site).asks(path).status)
                self.slowest = max(self.slowest, time.monotonic() - began)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_fault):
        self.ended.set()
        self.join()


def test_a_redis_that_is_killed_is_noticed_by_nobody_and_pages_are_kept_again_when_it_is_back(
    site, door, redis, editor, edits
):
    asked_together(site, CZECH)
    with Reader(site) as reader:
        redis.kill()
        for title in ("Bez Redisu", "Pořád bez Redisu"):
            asked_together(site, CZECH)  # each process keeps it for itself
            publish(editor, edits[CZECH], title)
            assert {heading(answer) for answer in asked_together(site, CZECH)} == {("cs", title)}
        redis.start()
        wait_until(lambda: both_give_what_is_in_redis(site, door))
        publish(editor, edits[CZECH], "S Redisem")
        assert {heading(answer) for answer in asked_together(site, CZECH)} == {("cs", "S Redisem")}
    assert set(reader.told) == {200}
    assert reader.slowest < 10  # seconds; a process waits 0.2 s for Redis, the rest is drawing pages


def both_give_what_is_in_redis(site, door):
    mark(door)
    return {answer.body.strip() for answer in asked_together(site, CZECH)} == {MARK}
