"""How fast a page kept for readers is beside a bare answer through the same middleware.

    python benchmarks/page_cache.py [--rounds N]

Whole requests in one process over the WSGI handler, with the pages of the local database. In each round all take turns
in random order; a figure is the median of its ratios of the same round, in requests a second, so more is better: 1 is
as fast as "hello", which the page cache lets pass. Redis is measured where the program redis-server is there. "304":
the browser has the page.
"""

import argparse
import io
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.local")
os.environ["ALLOWED_HOSTS"] = "localhost"

# ruff: noqa: E402 (the settings have to be named first)
from django.conf import settings
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

application = get_wsgi_application()

from site_core import page_cache
from site_core.redis_cache import TolerantRedisCache
from site_core.urls import urlpatterns as pages_of_the_site
from tests import redis_server

GOALS = {"locmem": 0.9, "locmem 304": 0.8, "redis": 0.45, "redis 304": 0.8, "not kept": None}
REPEATS = 20
PAGE, BARE = "/en/", "/bare-answer/"


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path(BARE[1:], bare), *pages_of_the_site]


def ask(address: str, etag: str = "", status: str = "200") -> str:
    """One request; gives the tag of its page."""
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": address, "SERVER_NAME": "localhost", "SERVER_PORT": "80"}
    environ |= {"wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr}
    environ["QUERY_STRING"] = "asked" if address == BARE else ""
    environ |= {"HTTP_IF_NONE_MATCH": etag} if etag else {}
    answered: dict[str, str] = {}

    def start(line: str, headers: list[tuple[str, str]]) -> None:
        assert line.startswith(status), line
        answered.update(headers)

    response = application(environ, start)
    b"".join(response)
    response.close()
    return answered.get("ETag", "")


def timed(turn: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(REPEATS):
        turn()
    return (time.perf_counter() - began) / REPEATS


def turns(redis_url: str) -> dict[str, Callable[[], object]]:
    """What is compared, each with its cache."""
    kinds = {"locmem": caches["pages"]}
    if redis_url:
        kinds["redis"] = TolerantRedisCache(redis_url, {})
    found: dict[str, Callable[[], object]] = {"hello": lambda: ask(BARE)}
    for name, cache in kinds.items():
        found[name] = with_cache(cache, lambda: ask(PAGE))
        etag = str(found[name]())
        found[f"{name} 304"] = with_cache(cache, lambda etag=etag: ask(PAGE, etag, "304"))
    return found


def with_cache(cache: object, turn: Callable[[], object]) -> Callable[[], object]:
    def inside() -> object:
        page_cache.caches = {page_cache.NAME: cache}
        return turn()

    return inside


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    settings.ROOT_URLCONF = __name__
    page_cache.FRESH = 3600
    with ExitStack() as stack:
        url = ""
        if redis_server.PROGRAM:
            url = stack.enter_context(redis_server.running(Path(tempfile.mkdtemp()))).url
        return shown(measured(turns(url), rounds))


def measured(kinds: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(rounds):
        for name in random.sample(list(kinds), len(kinds)):
            times[name].append(timed(kinds[name]))
    return times


def shown(times: dict[str, list[float]]) -> int:
    missed = False
    print(f"hello takes {statistics.median(times['hello']) * 1000:.3f} ms")
    for name in times.keys() - {"hello"}:
        ratio = statistics.median(hello / one for hello, one in zip(times["hello"], times[name], strict=True))
        goal = GOALS.get(name)
        missed |= goal is not None and ratio < goal
        verdict = "" if goal is None else f"goal {goal} {'met' if ratio >= goal else 'MISSED'}"
        print(f"{name:<12} {ratio:5.2f} x hello {verdict}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
