"""Pages kept for readers: never longer than they are true, never what is somebody's own, never the other language's."""

import io
import pickle
import threading
import time
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory

from site_core import page_cache, page_cache_check, page_tree
from site_core.models import Topic
from site_core.page_cache import PageCacheMiddleware
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.PAGE_CACHE = True
    caches["pages"].clear()


class Site:
    """What stands below the page cache: counts how often it had to make a page."""

    def __init__(self, view_name="wagtail_serve", **headers):
        self.made, self.view_name, self.headers, self.pause, self.cookie = 0, view_name, headers, 0, ""

    def __call__(self, request):
        self.made = number = self.made + 1
        time.sleep(self.pause)
        request.resolver_match = SimpleNamespace(view_name=self.view_name)
        response = HttpResponse(f"<p>{request.path} {number}</p>", headers=self.headers)
        if self.cookie:
            response.set_cookie(self.cookie, "x")
        return response


def twice(below, path="/", cookies=(), **more):
    """How often the page was made for two readers one after the other."""
    cached = PageCacheMiddleware(below)
    for _ in range(2):
        request = RequestFactory().generic(more.get("method", "GET"), path, headers=more.get("headers"))
        request.COOKIES.update(dict.fromkeys(cookies, "x"))
        cached(request)
    return below.made


def read(below, path="/", **headers):
    return PageCacheMiddleware(below)(RequestFactory().get(path, headers=headers))


def test_a_page_is_made_once_for_two_readers():
    assert twice(Site()) == 1


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages"])
def test_whoever_has_a_session_or_a_form_gets_a_page_of_their_own(cookie):
    assert twice(Site(), cookies=[cookie]) == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
def test_only_reading_is_kept(method):
    assert twice(Site(), method=method) == 2


def test_an_address_with_a_question_is_not_kept():
    assert twice(Site(), path="/tools/?need=map") == 2


def test_a_reader_who_identifies_otherwise_gets_a_page_of_their_own():
    assert twice(Site(), headers={"Authorization": "Basic eDp5"}) == 2


@pytest.mark.parametrize("view", ["advisor:show_result", "wagtailadmin_home", "workshops:register"])
def test_only_views_that_are_named_in_the_settings_are_kept(view):
    assert twice(Site(view)) == 2


@pytest.mark.parametrize("word", ["no-store", "private, max-age=60", "no-cache"])
def test_a_page_that_nobody_may_keep_is_not_kept(word):
    assert twice(Site(**{"Cache-Control": word})) == 2


def test_a_page_that_sets_a_cookie_is_not_kept():
    below = Site()
    below.cookie = "csrftoken"
    assert twice(below) == 2


def test_a_page_that_differs_by_something_else_is_not_kept():
    assert twice(Site(Vary="Accept-Language")) == 2


def test_each_address_has_its_own_page():
    below = Site()
    assert read(below, "/").content == b"<p>/ 1</p>"
    assert read(below, "/en/").content == b"<p>/en/ 2</p>"


def test_a_change_of_a_page_throws_all_away_at_once():
    below = Site()
    read(below)
    page_tree.note_change()
    assert read(below).content == b"<p>/ 2</p>"


def test_a_change_of_something_else_that_readers_see_does_so_too(django_capture_on_commit_callbacks):
    below = Site()
    read(below)
    with django_capture_on_commit_callbacks(execute=True):
        Topic.objects.create(key="water", name={"cs": "Voda", "en": "Water"})
    assert read(below).content == b"<p>/ 2</p>"


def test_after_a_minute_a_page_is_made_anew(monkeypatch):
    below = Site()
    read(below)
    monkeypatch.setattr(page_cache, "FRESH", 0)
    assert read(below).content == b"<p>/ 2</p>"


def test_a_browser_that_has_the_page_gets_304_and_nothing_is_made():
    below = Site(**{"Content-Security-Policy": "default-src 'none'"})
    etag = read(below).headers["ETag"]
    for form in (etag, f"W/{etag}", f'"other", {etag}'):
        answer = read(below, **{"If-None-Match": form})
        assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", etag)
        assert "Content-Security-Policy" in answer.headers
    assert below.made == 1


def test_a_browser_that_has_the_page_needs_no_shared_cache_until_something_changes(monkeypatch):
    below = Site()
    cached = PageCacheMiddleware(below)
    tag = cached(RequestFactory().get("/"))["ETag"]
    assert again(cached, tag).status_code == 304
    monkeypatch.setattr(page_cache, "caches", {})  # whoever asks it now fails

    assert again(cached, tag).status_code == 304

    monkeypatch.undo()
    page_tree.note_change()
    assert (again(cached, tag).status_code, below.made) == (200, 2)


def test_a_process_has_no_more_tags_at_hand_than_it_may_and_one_at_hand_makes_no_room(monkeypatch):
    monkeypatch.setattr(page_cache, "KNOWN", 2)
    cached = PageCacheMiddleware(Site())
    for number in (0, 0, 1, 1, 2, 2, 3, 3, 3):
        cached(RequestFactory().get(f"/{number}/"))

    assert [kept.body for kept in cached.known.values()] == [b"", b""]


def again(cached, tag):
    """A browser that has a page asks for it."""
    return cached(RequestFactory().get("/", headers={"If-None-Match": tag}))


def test_a_browser_with_an_older_page_gets_the_new_one():
    below = Site()
    etag = read(below).headers["ETag"]
    page_tree.note_change()
    assert read(below, **{"If-None-Match": etag}).status_code == 200


class OnlyPlain(pickle.Unpickler):
    """Refuses whatever another release might have changed."""

    def find_class(self, module, name):
        raise AssertionError(f"{module}.{name} is kept")


@pytest.mark.parametrize("view", ["wagtail_serve", "workshops:register"])
def test_what_is_kept_holds_no_object_that_another_release_may_not_know(view, settings):
    settings.PAGE_CACHE_VIEWS = ["wagtail_serve"]
    read(Site(view))
    stored = caches["pages"].get(page_cache.key_of(RequestFactory().get("/")))
    assert OnlyPlain(io.BytesIO(pickle.dumps(stored))).load() == stored
    assert stored


def test_a_release_that_keeps_pages_in_another_form_has_its_own(monkeypatch):
    below = Site()
    read(below)
    monkeypatch.setattr(page_cache, "FORMAT", page_cache.FORMAT + 1)
    assert read(below).content == b"<p>/ 2</p>"


@pytest.mark.parametrize("first", ["get", "head"])
def test_whoever_asks_for_the_headers_alone_gets_those_of_the_page(client, first):
    site(page("about"))
    headers = [getattr(client, method)("/").headers for method in (first, "get", "head")]
    for name in ("ETag", "Cache-Control", "Content-Length"):
        assert len({each[name] for each in headers}) == 1


def test_headers_that_were_asked_for_first_leave_the_whole_page_for_the_next_reader(client):
    site(page("about", title="Úvod"))
    client.head(found("about").url)
    assert "Úvod" in client.get(found("about").url).content.decode()


def test_whoever_took_too_long_does_not_open_the_door_that_another_has_closed(without_database):
    lock = page_cache.key_of(RequestFactory().get("/")) + ":made"

    def slow(request):
        caches["pages"].set(lock, "another", page_cache.LOCKED)  # ours ran out meanwhile
        return Site()(request)

    read(slow)
    assert caches["pages"].get(lock) == "another"


@pytest.fixture
def without_database(monkeypatch):
    """Threads of a test have no part in its transaction."""
    monkeypatch.setattr(page_cache, "version_now", lambda: "one")


def at_once(below, readers):
    """The pages that so many readers got who came at the same time."""
    pages, threads = [], []
    for _ in range(readers):
        threads.append(threading.Thread(target=lambda: pages.append(read(below).content)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return pages


def test_of_many_readers_at_once_one_makes_the_page_and_the_others_wait(without_database):
    below = Site()
    below.pause = 0.3
    assert at_once(below, 8) == [b"<p>/ 1</p>"] * 8
    assert below.made == 1


def test_while_a_page_is_made_anew_because_of_the_clock_the_others_get_the_old_one(without_database, monkeypatch):
    below = Site()
    read(below)
    monkeypatch.setattr(page_cache, "FRESH", 0)
    below.pause = 0.3
    assert sorted(at_once(below, 4)) == [b"<p>/ 1</p>"] * 3 + [b"<p>/ 2</p>"]


def test_readers_do_not_wait_for_each_other_at_a_page_that_is_not_kept(without_database):
    below = Site(**{"Cache-Control": "no-store"})
    read(below)
    below.pause, began = 0.4, time.monotonic()
    at_once(below, 4)
    assert below.made == 5
    assert time.monotonic() - began < 0.8


def test_a_published_page_is_there_with_the_next_request_in_its_language_only(client):
    site(page("about", title="Úvod", en={"title": "Start"}))
    czech, english = found("about").url, found("about", "en").url
    assert "Úvod" in client.get(czech).content.decode()
    assert "Start" in client.get(english).content.decode()
    changed = found("about")
    changed.title = "Nový text"
    changed.save_revision().publish()
    assert "Nový text" in client.get(czech).content.decode()
    assert "Start" in client.get(english).content.decode()


def test_a_page_from_the_cache_has_the_same_headers(client):
    site(page("about"))
    first, second = client.get("/"), client.get("/")
    names = {"Content-Security-Policy", "Content-Language", "X-Frame-Options", "Referrer-Policy", "ETag"}
    assert {name: first.headers[name] for name in names} == {name: second.headers[name] for name in names}
    assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]


def test_a_kept_page_takes_one_query(client, django_assert_num_queries):
    site(page("about"))
    client.get("/")
    with django_assert_num_queries(1):
        client.get("/")


@pytest.mark.parametrize(
    ("wanted", "redis", "processes", "said"), [(True, "", 2, 1), (True, "", 1, 0), (False, "", 2, 0)]
)
def test_several_processes_without_a_shared_cache_are_told_that_it_is_off(settings, wanted, redis, processes, said):
    settings.PAGE_CACHE_WANTED, settings.REDIS_URL, settings.PROCESSES = wanted, redis, processes
    assert len(page_cache_check.page_cache_is_shared()) == said
