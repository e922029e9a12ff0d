"""Whole pages for readers who are nobody in particular, kept for a minute at most and never longer than they are true.

The answer is kept with two words of the database (ADR 0014): one changes with every page, the other with everything
else that readers may see. Both are asked first, in one query; only if they are still the same is the answer given, or
304 to a browser that has it. What depends on the clock is a minute late at most. Nothing is kept of requests that
could be anybody's own, and only views that are named in the settings are kept at all.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from site_core.cdn.headers import share

FRESH = 60  # seconds
KNOWN = 1000  # pages whose tag a process has at hand, so that 304 needs no shared cache
STALE = 30  # more, in which a page that only the clock made old is shown while one request makes it anew
LOCKED = 10  # seconds at most in which one request makes a page and the others wait
WAITS, PAUSE = 40, 0.05  # how often and how long they look again
VERSIONS = "SELECT word FROM site_core_pagesversion ORDER BY id"
FORMAT = 2  # of what is kept: one more with each change of `Kept`, for releases share the cache for a while
READING = {"GET", "HEAD"}
FORM = b"csrfmiddlewaretoken"
NOT_KEPT = "not kept"  # in place of a page that differs from reader to reader: nobody waits for another one's
NAME = "pages"  # of the cache in the settings
HELD_BACK = {"no-store", "private", "no-cache"}
NO_PAGES = ("/healthz", "/readyz", settings.STATIC_URL, settings.MEDIA_URL)  # so the database is not asked for them

type Answer = Callable[[HttpRequest], HttpResponseBase]


class Kept(NamedTuple):
    """An answer, with the state of the site that it was made under.

    Kept as a plain tuple: another release, which shares the cache for a while, may not have this class.
    """

    version: str
    made_at: float
    etag: str
    body: bytes
    headers: tuple[tuple[str, str], ...]

    def is_true(self, version: str, seconds: float) -> bool:
        return self.version == version and time.time() - self.made_at < seconds

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page, or that the reader has it."""
        return self.unchanged() if self.is_with(request) else HttpResponse(self.body, headers=dict(self.headers))

    def is_with(self, request: HttpRequest) -> bool:
        """Whether the browser that asks has the page already."""
        asked = parse_etags(request.headers.get("If-None-Match", ""))
        return not {"*", self.etag, f"W/{self.etag}"}.isdisjoint(asked)

    def unchanged(self) -> HttpResponse:
        """That the reader has it; its body is not needed for that."""
        kept_back = {"Content-Type", "Content-Length"}
        return HttpResponse(status=304, headers={n: v for n, v in self.headers if n not in kept_back})


class PageCacheMiddleware:
    """Stands above all that costs something; what it keeps already has the headers of those below."""

    def __init__(self, get_response: Answer) -> None:
        if not settings.PAGE_CACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.known: dict[str, Kept] = {}  # without their bodies

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = key_of(request)
        version = version_now() if key else None
        if not key or not version:
            return self.get_response(request)
        known = self.known.get(key)
        if known and known.is_true(version, FRESH) and known.is_with(request):
            return known.unchanged()
        return self.shared(request, key, version)

    def shared(self, request: HttpRequest, key: str, version: str) -> HttpResponseBase:
        """The answer out of the cache of all processes, or made now."""
        stored = caches[NAME].get(key)
        if stored == NOT_KEPT:
            return self.get_response(request)
        kept = Kept(*stored) if stored else None
        if kept and kept.is_true(version, FRESH):
            self.know(key, kept)
            return kept.answer(request)
        mine = secrets.token_hex(8)
        if caches[NAME].add(f"{key}:made", mine, LOCKED):
            try:
                return self.made(request, key, version)
            finally:
                if caches[NAME].get(f"{key}:made") == mine:  # if it took too long another request is at work by now
                    caches[NAME].delete(f"{key}:made")
        kept = kept if kept and kept.is_true(version, FRESH + STALE) else waited_for(key, version)
        return kept.answer(request) if kept else self.get_response(request)

    def know(self, key: str, kept: Kept) -> None:
        """Keep the tag of a page at hand."""
        if key not in self.known and len(self.known) >= KNOWN:
            self.known.clear()
        self.known[key] = kept._replace(body=b"")

    def made(self, request: HttpRequest, key: str, version: str) -> HttpResponseBase:
        """The answer, which is kept for others if anybody may see it."""
        response = self.get_response(request)
        if not may_be_kept(request, response):
            if response.status_code == 200:  # there are few such pages, of others any number
                caches[NAME].set(key, NOT_KEPT, FRESH)
            return response
        share(request, response)
        kept = keep(response, version)
        caches[NAME].set(key, tuple(kept), FRESH + STALE)
        return kept.answer(request)


def key_of(request: HttpRequest) -> str:
    """Where the answer of this request is kept; empty for a request that may be somebody's own."""
    own = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}.intersection(request.COOKIES)
    if request.path.startswith(NO_PAGES) or request.method not in READING or request.META.get("QUERY_STRING"):
        return ""
    if own or "Authorization" in request.headers:
        return ""
    try:
        where = f"{request.scheme} {request.get_host()} {request.path}"
    except DisallowedHost:
        return ""
    return f"page:{FORMAT}:" + hashlib.sha256(where.encode()).hexdigest()


def version_now() -> str | None:
    """The words of the state of the site; None if the database cannot say."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(VERSIONS)
            return " ".join(word for (word,) in cursor.fetchall()) or None
    except DatabaseError:
        return None


def waited_for(key: str, version: str) -> Kept | None:
    """What another request is making, once it is there; None if that takes too long."""
    for _ in range(WAITS):
        time.sleep(PAUSE)
        is_made = caches[NAME].has_key(f"{key}:made")
        stored = caches[NAME].get(key)
        if isinstance(stored, tuple) and Kept(*stored).is_true(version, FRESH):
            return Kept(*stored)
        if not is_made:  # and it is no page that is kept
            return None
    return None


def may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether everybody may see the answer, and nothing in it is meant for one reader."""
    match = request.resolver_match
    if response.status_code != 200 or response.streaming or response.cookies or not match:
        return False
    if match.view_name not in settings.PAGE_CACHE_VIEWS or HELD_BACK & words_of(response, "Cache-Control"):
        return False
    if words_of(response, "Vary") - {"cookie", "accept-encoding"}:
        return False
    return isinstance(response, HttpResponse) and FORM not in response.content


def words_of(response: HttpResponseBase, header: str) -> set[str]:
    """The words of a header that is a list."""
    return {word.strip().lower() for word in response.headers.get(header, "").split(",")} - {""}


def keep(response: HttpResponseBase, version: str) -> Kept:
    """The answer for the next readers, with a tag by which their browsers ask again."""
    assert isinstance(response, HttpResponse)
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    headers = {name: value for name, value in response.headers.items() if name != "X-Request-ID"}
    headers["ETag"] = etag
    return Kept(version, time.time(), etag, response.content, tuple(headers.items()))
