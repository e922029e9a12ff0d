"""How long the filters of the catalogue take with all their counts, beside the best layout in SQL.

    python benchmarks/catalogue_filters.py [--rounds N] [--tools N]

1,000 made-up tools with 60 criteria that hold or do not, 15 % of them unknown. The question: three criteria chosen,
give the list and how many tools each of the 60 would leave. SQL has two layouts, both in memory: a table with a real
column for each criterion, counted in one query, and a table of facets (criterion, tool) with indexes both ways, counted
with GROUP BY. The quicker one is what ours is compared with. All in one run on one core; the best of several rounds of
processor time counts. Goals: 5 ms for filters and counts, 500 ms to build the index.
"""

import argparse
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

# ruff: noqa: E402 (the project's folder has to be on the path first)
from tools_catalog.browsing.finding import find
from tools_catalog.browsing.index import Described, Index, build
from tools_catalog.browsing.selection import Selection

CRITERIA = [f"c{number:02}" for number in range(60)]
CHOSEN = ("c03", "c21", "c44")
LEVEL, LEVELS, UNKNOWN_SHARE = 2, 5, 0.15
GOAL_FACETS_MS, GOAL_BUILD_MS = 5, 500


def main() -> int:
    given = arguments()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    levels = made_up(given.tools)
    described = [as_described(key, row) for key, row in levels.items()]
    database = wide_table(levels)
    index = index_of(described)
    selection = Selection("all", dict.fromkeys(CHOSEN, ("yes",)), first_shelf="all")
    facets = facet_table(levels)
    assert answer_of_index(index, selection) == answer_of_sql(database) == answer_of_facets(facets)

    building = best(lambda: index_of(described), given.rounds)
    ours = best(lambda: answer_of_index(index, selection), given.rounds)
    searched = best(lambda: find(index, Selection("all", selection.chosen, words="nastroj 7")), given.rounds)
    wide = best(lambda: answer_of_sql(database), given.rounds)
    grouped = best(lambda: answer_of_facets(facets), given.rounds)
    sql = min(wide, grouped)
    print(f"{given.tools} tools, {len(CRITERIA)} criteria, {len(CHOSEN)} chosen, {given.rounds} rounds")
    for name, seconds in (
        ("filters and all counts from the index", ours),
        ("the same with a search in the text", searched),
        ("the same from SQLite, a column for each criterion", wide),
        ("the same from SQLite, facets with GROUP BY", grouped),
        ("building the index", building),
    ):
        print(f"{name:<52} {seconds * 1000:9.3f} ms   {seconds / sql:7.3f} x SQL")
    met = max(ours, searched) * 1000 <= GOAL_FACETS_MS and building * 1000 <= GOAL_BUILD_MS
    print(f"goals of {GOAL_FACETS_MS} ms and {GOAL_BUILD_MS} ms: {'met' if met else 'MISSED'}")
    return 0 if met else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times filters of the catalogue beside SQL.")
    parser.add_argument("--rounds", type=int, default=15, help="how often each is run; the best counts")
    parser.add_argument("--tools", type=int, default=1000, help="size of the made-up catalogue")
    return parser.parse_args()


def made_up(tools: int) -> dict[str, list[int | None]]:
    """Levels by tool, the same in every run."""
    chance = random.Random(4)
    return {
        f"nastroj-{number:05}": [
            None if chance.random() < UNKNOWN_SHARE else chance.randrange(LEVELS) for _ in CRITERIA
        ]
        for number in range(tools)
    }


def as_described(key: str, row: list[int | None]) -> Described:
    options = {
        name: frozenset({"unknown" if level is None else "yes" if level >= LEVEL else "no"})
        for name, level in zip(CRITERIA, row, strict=True)
    }
    return Described(key, "all", {"does": frozenset(), **options}, {}, f"{key} dodavatel a popis", 0.0, None)


def index_of(described: list[Described]) -> Index:
    vocabulary = {"does": ("any",), **dict.fromkeys(CRITERIA, ("yes", "no", "unknown"))}
    return build(described, vocabulary=vocabulary, together=(), shelves=("all",))


def wide_table(levels: dict[str, list[int | None]]) -> sqlite3.Connection:
    """A table in memory with a column for each criterion and an index on those that are asked for."""
    database = sqlite3.connect(":memory:")
    database.execute(f"create table tool (key text primary key, {', '.join(f'{name} integer' for name in CRITERIA)})")
    marks = ", ".join("?" * (len(CRITERIA) + 1))
    database.executemany(f"insert into tool values ({marks})", [[key, *row] for key, row in levels.items()])
    for name in CHOSEN:
        database.execute(f"create index by_{name} on tool ({name})")
    return database


def answer_of_index(index: Index, selection: Selection) -> tuple[list[str], list[int]]:
    found = find(index, selection)
    return [index.keys[place] for place in found.places], [found.counts[name]["yes"] for name in CRITERIA]


def answer_of_sql(database: sqlite3.Connection) -> tuple[list[str], list[int]]:
    """The list, and the counts in one pass: a chosen criterion is left out of its own count."""
    every = " and ".join(f"{name} >= {LEVEL}" for name in CHOSEN)
    keys = [key for (key,) in database.execute(f"select key from tool where {every} order by key")]
    counts = ", ".join(f"sum({name} >= {LEVEL} and {others(name)})" for name in CRITERIA)
    [row] = database.execute(f"select {counts} from tool")
    return keys, [count or 0 for count in row]


def facet_table(levels: dict[str, list[int | None]]) -> sqlite3.Connection:
    """A table in memory with a row for each criterion that surely holds, indexed both ways."""
    database = sqlite3.connect(":memory:")
    database.execute("create table facet (criterion text, tool text, primary key (criterion, tool)) without rowid")
    rows = [
        (name, key)
        for key, row in levels.items()
        for name, level in zip(CRITERIA, row, strict=True)
        if level is not None and level >= LEVEL
    ]
    database.executemany("insert into facet values (?, ?)", rows)
    database.execute("create unique index by_tool on facet (tool, criterion)")
    database.execute("analyze")
    return database


def answer_of_facets(database: sqlite3.Connection) -> tuple[list[str], list[int]]:
    """The list, one GROUP BY over it, and a count for each chosen criterion without itself."""
    chosen = having(CHOSEN)
    keys = [key for (key,) in database.execute(f"{chosen} order by tool")]
    grouped = f"select criterion, count(*) from facet where tool in ({chosen}) group by criterion"
    counts = dict(database.execute(grouped))
    for name in CHOSEN:
        rest = having([other for other in CHOSEN if other != name])
        [row] = database.execute(f"select count(*) from facet where criterion = '{name}' and tool in ({rest})")
        counts[name] = row[0]
    return keys, [counts.get(name, 0) for name in CRITERIA]


def having(criteria: Iterable[str]) -> str:
    """Tools that have all of these criteria."""
    return " intersect ".join(f"select tool from facet where criterion = '{name}'" for name in criteria)


def others(name: str) -> str:
    return " and ".join(f"{other} >= {LEVEL}" for other in CHOSEN if other != name)


def best(run: Callable[[], object], rounds: int) -> float:
    """Seconds of processor time of the quickest round."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
