"""How fast the search of the site is beside the bare full text of the database, and what its index adds to publishing.

    python benchmarks/search.py [--rounds N] [--only sqlite postgresql elasticsearch]

On a copy of the seeded site with things planted until there are 1,000 and 5,000 that can be found in a language, half
of which hold the word: SQLite, and PostgreSQL where TEST_POSTGRES_URL names a server; 50,000 on Elasticsearch where
TEST_SEARCH_URL names one (with the database of the former, else SQLite). "top 20": the first twenty things as objects,
beside the same question to the full text alone (matched, ranked, cut) and the ORM for its twenty.
"page": the whole page of the search for that word, groups, filters and counts of all hits, in times of the same.
"names": suggestions for three letters. "publishing": an article with its place in the index and in what can be found,
beside the same with neither. In each round both sides take turns; a figure is the median of the ratios of its rounds.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import batched
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock, patch

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.e2e.settings")

# ruff: noqa: E402 (the settings have to be named first)
import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.search.backends import get_search_backend

from blog.models import ArticlePage
from search.models import SearchEntry
from search.queries import SearchWords
from search.suggesting import titled
from tests import search_server
from tests.conftest import new_database
from tests.database_snapshot import copy, manage
from tests.served_site import SETTINGS, seeded_file

SQLITE, POSTGRES, SERVER = "sqlite", "postgresql", "elasticsearch"
COUNTS = {SQLITE: (1000, 5000), POSTGRES: (1000, 5000), SERVER: (50_000,)}
LANGUAGE, WORD, SHOWN, SHARE, AT_ONCE = "cs", "rozpočet", 20, 0.5, 500
GOALS = {"top 20": 2.0, "publishing": 1.5}
PATIENCE = 60  # seconds that the server is waited for
LETTERS = "abcdefghijklmnoprstuvz"
HERE = "SEARCH_BENCHMARK_HERE"
NEEDS = {SQLITE: (), POSTGRES: ("TEST_POSTGRES_URL",), SERVER: ("TEST_SEARCH_URL",)}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", nargs="+", choices=COUNTS, default=list(COUNTS))
    asked = parser.parse_args()
    if HERE in os.environ:
        return measure(asked.rounds)
    results = [elsewhere(name, asked.rounds) for name in asked.only]
    return int(any(results))


def elsewhere(name: str, rounds: int) -> int:
    """Measures one way of searching in a process of its own, on a database and indexes of its own."""
    if needed := [url for url in NEEDS[name] if url not in os.environ]:
        print(f'{name}: no {needed[0]}; eval "$(deploy/dev/services.sh start)"')
        return 0
    on_postgres = name == POSTGRES or (name == SERVER and "TEST_POSTGRES_URL" in os.environ)
    with seeded_postgres() if on_postgres else seeded_sqlite() as database:
        around = {**os.environ, "DATABASE_URL": database, HERE: "1"}
        if name == SERVER:
            around |= {"SEARCH_URL": os.environ["TEST_SEARCH_URL"], "SEARCH_PREFIX": f"benchmark_{os.getpid()}_"}
        return subprocess.run([sys.executable, __file__, "--rounds", str(rounds)], env=around, check=False).returncode


@contextmanager
def seeded_sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        copy(seeded_file(), file := Path(folder) / "site.sqlite3")
        yield f"sqlite:///{file}"


@contextmanager
def seeded_postgres() -> Iterator[str]:
    with new_database() as address:
        manage("setup", database=address, DJANGO_SETTINGS_MODULE=SETTINGS)
        yield address


def measure(rounds: int) -> int:
    settings.ALLOWED_HOSTS = ["*"]
    if settings.SEARCH_URL:  # what is slow is measured: no answer may be given up, or the database would give it
        settings.WAGTAILSEARCH_BACKENDS["default"]["TIMEOUT"] = PATIENCE
    backend = get_search_backend()
    if not settings.SEARCH_URL:
        return measured(connection.vendor, rounds)
    try:
        call_command("fill_index")
        return measured(SERVER, rounds)
    finally:
        search_server.remove_indexes(backend)


def measured(name: str, rounds: int) -> int:
    missed = False
    for number in COUNTS[name]:
        plant(number)
        hits = SearchEntry.objects.filter(language=LANGUAGE).search(SearchWords(WORD, language=LANGUAGE)).count()
        print(f"{name}{f' on {connection.vendor}' if name == SERVER else ''}, {number} things, {hits} with the word")
        bare = bare_on_server() if name == SERVER else bare_top()
        sides = {"top 20": top, "page": page, "names": names}
        for side, (ratio, seconds) in against(bare, sides, rounds).items():
            missed |= said(side, ratio, seconds)
        missed |= said("publishing", *against(publish_bare, {"publishing": publish}, rounds)["publishing"])
    return int(missed)


def said(name: str, ratio: float, seconds: float) -> bool:
    """Prints a figure; whether its goal is missed."""
    goal = GOALS.get(name)
    verdict = "" if goal is None else f"goal {goal}: {'met' if ratio <= goal else 'MISSED'}"
    print(f"  {name:<11} {seconds * 1000:7.1f} ms  {ratio:5.2f} x  {verdict}")
    return goal is not None and ratio > goal


def against(
    bare: Callable[[], object], sides: dict[str, Callable[[], object]], rounds: int
) -> dict[str, tuple[float, float]]:
    """For each side the median of its ratios to the bare one and of its seconds."""
    times: dict[str, list[float]] = {name: [] for name in ("bare", *sides)}
    turns = {"bare": bare, **sides}
    for act in turns.values():
        act()
    for _ in range(rounds):
        for name in random.sample(list(turns), len(turns)):
            began = time.perf_counter()
            turns[name]()
            times[name].append(time.perf_counter() - began)
    return {
        name: (
            statistics.median(one / other for one, other in zip(times[name], times["bare"], strict=True)),
            statistics.median(times[name]),
        )
        for name in sides
    }


def plant(number: int) -> None:
    """Things until there are so many, each of some two hundred words that nobody looks for."""
    chance = random.Random(number)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(3, 9))) for _ in range(4000)]
    missing = range(number - SearchEntry.objects.filter(language=LANGUAGE).count())
    for some in batched((planted(f"{number}-{place}", chance, words) for place in missing), AT_ONCE):
        rows = SearchEntry.objects.bulk_create(some)
        for name in settings.WAGTAILSEARCH_BACKENDS:
            get_search_backend(name).add_bulk(SearchEntry, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    if settings.SEARCH_URL:
        get_search_backend().get_index_for_model(SearchEntry).patient.indices.refresh()


def planted(key: str, chance: random.Random, words: list[str]) -> SearchEntry:
    text = chance.choices(words, k=200)
    if chance.random() < SHARE:
        text[chance.randrange(200)] = "rozpočtu"
    title = " ".join(chance.choices(words, k=4))
    kind = chance.choice(["tool", "news", "practice"])
    return SearchEntry(
        kind=kind, key=key, language=LANGUAGE, title=title, text=" ".join(text), url=f"/{key}/", year=2020
    )


def top() -> list[SearchEntry]:
    with by_the_server() if settings.SEARCH_URL else nullcontext():
        return list(SearchEntry.objects.filter(language=LANGUAGE).search(SearchWords(WORD, language=LANGUAGE))[:SHOWN])


def by_the_server() -> Any:
    """The database must not have answered in its place, or the figure would be of something else."""
    return patch("search.backends.elasticsearch.results.Results._in_database", side_effect=AssertionError)


def bare_top() -> Callable[[], list[SearchEntry]]:
    """The same question as the full text of the database takes it: matched, ranked, cut; then the objects."""
    backend = get_search_backend()
    results = SearchEntry.objects.all().search(SearchWords(WORD, language=LANGUAGE))
    sought = results.query_compiler.sought(backend.statements.grammar)
    statement, params = {
        "sqlite": (
            "SELECT entry.object_id FROM modelsearch_indexentry_fts"
            " JOIN modelsearch_indexentry AS entry ON entry.id = modelsearch_indexentry_fts.rowid"
            f" WHERE modelsearch_indexentry_fts MATCH %s ORDER BY bm25(modelsearch_indexentry_fts) LIMIT {SHOWN}",
            [f"{{title body}} : ({sought.text})"],
        ),
        "postgresql": (
            "SELECT object_id FROM modelsearch_indexentry WHERE (title || body) @@ to_tsquery('simple', %s)"
            f" ORDER BY ts_rank(title || body, to_tsquery('simple', %s)) DESC LIMIT {SHOWN}",
            [sought.text, sought.text],
        ),
    }[connection.vendor]
    statement = statement.replace("modelsearch_indexentry", backend.statements.table)

    def ask() -> list[SearchEntry]:
        with connection.cursor() as cursor:
            cursor.execute(statement, params)
            keys = [int(key) for (key,) in cursor.fetchall()]
        return list(SearchEntry.objects.filter(pk__in=keys))

    return ask


def bare_on_server() -> Callable[[], list[SearchEntry]]:
    """The same question as the server takes it from its client: matched, ranked, cut; then the objects."""
    backend = get_search_backend()
    compiler = SearchEntry.objects.all().search(SearchWords(WORD, language=LANGUAGE)).query_compiler
    query, index = compiler.get_inner_query(), backend.get_index_for_model(SearchEntry).name

    def ask() -> list[SearchEntry]:
        answer = backend.es.search(index=index, query=query, size=SHOWN, source=False)
        keys = [int(hit["_id"]) for hit in answer["hits"]["hits"]]
        return list(SearchEntry.objects.filter(pk__in=keys))

    return ask


def page() -> None:
    assert Client().get("/hledat/", {"q": WORD}).status_code == 200


def names() -> None:
    titled("abc", LANGUAGE)


def publish() -> None:
    """An article whose words have changed."""
    article = ArticlePage.objects.filter(locale__language_code=LANGUAGE).first()
    article.lead = f"Slovo {random.random()}"
    article.save_revision().publish()


def publish_bare() -> None:
    with without_index():
        publish()


@contextmanager
def without_index() -> Iterator[None]:
    """Neither the index of the pages nor what can be found hears of anything."""
    with (
        patch("modelsearch.signal_handlers.insert_or_update_object_task", MagicMock()),
        patch("search.entries.refresh", return_value=0),
    ):
        yield


if __name__ == "__main__":
    sys.exit(main())
