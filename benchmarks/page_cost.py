"""How much processor time a page of the catalogue takes beside a bare answer through the same middleware.

    python benchmarks/page_cost.py [--rounds N]

Whole requests in one process over the WSGI handler, with the pages and the catalogue of the local database (`make
setup` makes it). In each round every page and the bare answer take turns in random order; a page's cost is the median
of its ratios to the bare answer of the same round, so that a busy machine slows both. The profile is that of the tool
of which most is known, the comparison that with the next two. "read": somebody has read the page before. "new": no
part of it is kept, but small drawings like a level, the evidence of a cell or a filter with its counts, which other
pages show too (the next page of a list has the same filters). "first": nothing is kept but templates and the snapshot,
like the first page of all after a start. Pages are served as servers do it, with room on the stack of the interpreter;
the bare answer goes without, which is cheaper.
"""

import argparse
import io
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

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

from site_core.stack_room import with_room
from site_core.templatetags.look import kept_drawing, typeset_plain
from site_core.typography import tie
from site_core.urls import urlpatterns as pages_of_the_site
from tools_catalog.adapters import current_snapshot
from tools_catalog.addresses import tool_urls
from tools_catalog.pages import ToolIndexPage

GOALS = {
    "read": {"list": 45, "profile": 45, "comparison": 45},
    "new": {"list": 70, "profile": 140, "comparison": 140},
    "first": {"list": 100, "profile": 160, "comparison": 150},
}
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
    costs = measured(addresses(), given.rounds)
    bare_ms = statistics.median(costs["bare", "read"]) * 1000
    print(f"{len(current_snapshot().tools)} tools, {given.rounds} rounds; a bare answer takes {bare_ms:.2f} ms")
    missed = False
    for (page, state), times in sorted(costs.items(), key=lambda cost: (list(FORGET).index(cost[0][1]), cost[0][0])):
        ratio = statistics.median(time / bare for time, bare in zip(times, costs["bare", "read"], strict=True))
        goal = GOALS[state].get(page.partition(" ")[0])
        missed |= goal is not None and ratio > goal
        verdict = "" if goal is None else f"{goal:6} {'met' if ratio <= goal else 'MISSED'}"
        print(f"{page:<14} {state:<6} {statistics.median(times) * 1000:7.2f} ms  {ratio:6.1f} x {verdict}")
    return int(missed)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Processor time of pages beside a bare answer.")
    parser.add_argument("--rounds", type=int, default=25, help="how often each page takes its turn")
    return parser.parse_args()


def forget_parts() -> None:
    caches["template_fragments"].clear()


def forget_all() -> None:
    forget_parts()
    kept_drawing.cache_clear()
    tie.cache_clear()
    typeset_plain.cache_clear()


FORGET = {"read": None, "new": forget_parts, "first": forget_all}


def addresses() -> dict[str, str]:
    """The pages that are measured, in both languages: the list, the tool of which most is known, its comparison."""
    found = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            profiles = tool_urls()
            keys = sorted(profiles, key=written, reverse=True)[:3]
            index = ToolIndexPage.objects.live().get(locale__language_code=code)
            found |= {
                f"list {code}": index.get_url(),
                f"profile {code}": profiles[keys[0]],
                f"comparison {code}": reverse("compare:table") + "?" + "&".join(f"t={key}" for key in keys),
            }
    return found


def written(key: str) -> int:
    """How much the catalogue holds of a tool: its page and its column grow with it."""
    return len(json.dumps(current_snapshot().tools[key]))


def measured(pages: dict[str, str], rounds: int) -> dict[tuple[str, str], list[float]]:
    """Seconds of processor time for one request of each page in each state, by round."""
    turns = [(page, state) for page in pages for state in FORGET] + [("bare", "read")]
    costs: dict[tuple[str, str], list[float]] = {turn: [] for turn in turns}
    for _ in range(rounds):
        random.shuffle(turns)
        for page, state in turns:
            costs[page, state].append(timed(pages.get(page, BARE), FORGET[state]))
    return costs


def timed(address: str, forget: Callable[[], None] | None) -> float:
    """Seconds for one request; what is forgotten, is forgotten off the clock."""
    answered(address)
    if forget:
        forget()
    repeats = 1 if forget else REPEATS
    start = time.process_time()
    for _ in range(repeats):
        answered(address)
    return (time.process_time() - start) / repeats


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
    serve = application if target == BARE else with_room(application)
    response = serve(environ, lambda status, headers: statuses.append(status))
    b"".join(response)
    response.close()
    if statuses != ["200 OK"]:
        raise SystemExit(f"{address}: {statuses}")


if __name__ == "__main__":
    sys.exit(main())
