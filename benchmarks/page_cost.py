"""How much processor time a page of the catalogue takes beside a bare answer through the same middleware.

    python benchmarks/page_cost.py [--rounds N]

Whole requests in one process over the WSGI handler, with the pages and the catalogue of the local database (`make
setup` makes it). In each round every page and the bare answer take turns in random order; a page's cost is the median
of its ratios to the bare answer of the same round, so that a busy machine slows both. "cold" has nothing kept from
earlier requests but compiled templates and the snapshot itself: the first reader after a publication. Goals: 45 times
for the list, a profile and a comparison of three tools that somebody has read already; 150 for a comparison that
nobody has.
"""

import argparse
import io
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.local")

# ruff: noqa: E402 (the settings have to be named first)
from django.conf import settings
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import translation

application = get_wsgi_application()

from site_core.urls import urlpatterns as pages_of_the_site
from tools_catalog.adapters import current_snapshot
from tools_catalog.addresses import tool_urls
from tools_catalog.pages import ToolIndexPage

GOAL, GOAL_COLD = 45, 150
REPEATS = 4  # requests in a turn: one alone is shorter than the clock is exact
BARE = "/bare-answer/"


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path(BARE[1:], bare), *pages_of_the_site]


def main() -> int:
    given = arguments()
    settings.ROOT_URLCONF = __name__
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    warm = warm_addresses()
    cold = {f"{name}, cold": address for name, address in warm.items()}
    costs = measured({"bare": BARE, **warm, **cold}, frozenset(cold), given.rounds)
    bare_ms = statistics.median(costs["bare"]) * 1000
    print(f"{len(current_snapshot().tools)} tools, {given.rounds} rounds; a bare answer takes {bare_ms:.2f} ms")
    missed = False
    for name in (*warm, *cold):
        ratio = statistics.median(page / plain for page, plain in zip(costs[name], costs["bare"], strict=True))
        goal = limit(name)
        verdict = "" if goal is None else "met" if ratio <= goal else "MISSED"
        missed |= verdict == "MISSED"
        print(f"{name:<28} {statistics.median(costs[name]) * 1000:7.2f} ms  {ratio:6.1f} x  {goal or '':>4} {verdict}")
    return int(missed)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Processor time of pages beside a bare answer.")
    parser.add_argument("--rounds", type=int, default=25, help="how often each page takes its turn")
    return parser.parse_args()


def limit(name: str) -> int | None:
    """The goal of a page; a list or a profile has one only for a page that was read before."""
    if not name.endswith("cold"):
        return GOAL
    return GOAL_COLD if name.startswith("comparison") else None


def warm_addresses() -> dict[str, str]:
    """The pages that are measured, in both languages: the list, the first tool, its comparison with the next two."""
    found = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            profiles = tool_urls()
            keys = list(profiles)[:3]
            index = ToolIndexPage.objects.live().get(locale__language_code=code)
            found |= {
                f"list {code}": index.get_url(),
                f"profile {code}": profiles[keys[0]],
                f"comparison {code}": reverse("compare:table") + "?" + "&".join(f"t={key}" for key in keys),
            }
    return found


def measured(pages: dict[str, str], cold: frozenset[str], rounds: int) -> dict[str, list[float]]:
    """Seconds of processor time for one request of each page in each round."""
    for address in pages.values():
        answered(address)
    costs: dict[str, list[float]] = {name: [] for name in pages}
    order = list(pages)
    for _ in range(rounds):
        random.shuffle(order)
        for name in order:
            if name in cold:
                costs[name].append(timed(lambda: answered(pages[name]), 1, before=caches["template_fragments"].clear))  # noqa: B023
            else:
                answered(pages[name])
                costs[name].append(timed(lambda: answered(pages[name]), REPEATS))  # noqa: B023
    return costs


def timed(run: Callable[[], Any], times: int, before: Callable[[], Any] | None = None) -> float:
    if before:
        before()
    start = time.process_time()
    for _ in range(times):
        run()
    return (time.process_time() - start) / times


def answered(address: str) -> None:
    """One request, from the server's first call to the last byte."""
    target, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": target,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }
    statuses: list[str] = []
    response = application(environ, lambda status, headers: statuses.append(status))
    b"".join(response)
    response.close()
    if statuses != ["200 OK"]:
        raise SystemExit(f"{address}: {statuses}")


if __name__ == "__main__":
    sys.exit(main())
