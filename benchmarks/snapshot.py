"""What the publication of one level costs in a catalogue of 1,000 tools with 60 criteria.

    python benchmarks/snapshot.py [--rounds N] [--tools N]

A SQLite file in a temporary folder gets the real catalogue, copied until there are enough tools, with made-up criteria
up to 60: about 40 kB a tool (making it takes two minutes). Then one level changes again and again. Three things are
measured, in processor time, the median of the rounds: publishing it (the writer's part, in a transaction), reading the
new snapshot in a process that holds the former one (every server's part: what the engine, lists and filters are made
of), and the index of all filters. Goal: 500 ms for publishing, and for what a server does before the first page. Beside
it both parts made of everything, which an import and the start of a server do: 6 seconds and 1 second.
"""

import argparse
import datetime
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
FOLDER = tempfile.TemporaryDirectory(prefix="civicport-benchmark-")
os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER.name}/catalogue.sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "site_core.settings.local"

# ruff: noqa: E402 (the settings have to be named first)
import django

django.setup()

from django.core.management import call_command
from django.db import transaction

from tools_catalog import adapters
from tools_catalog.browsing.describing import catalogue_index
from tools_catalog.importing.running import import_catalogue
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Evidence, Fact, PricePoint, Reference, Tool, Weakness
from tools_catalog.request_catalogue import examined_by_key
from tools_catalog.snapshots import publish_snapshot

GOAL_MS = 500
GOALS_OF_ALL_MS = {"publishing, made of everything": 6000, "a server reads all of a snapshot": 1000}
CRITERIA = 60
DAY = datetime.date(2026, 11, 26)


def main() -> int:
    given = arguments()
    call_command("migrate", verbosity=0)
    make_catalogue(given.tools)
    criteria = {**current_edition().criteria, **dict.fromkeys(made_up_criteria())}
    wider = replace(current_edition(), criteria=criteria)
    with mock.patch("tools_catalog.snapshots.current_edition", return_value=wider):
        return measure(given.rounds)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times the snapshot after the publication of one level.")
    parser.add_argument("--rounds", type=int, default=7, help="how often a level changes")
    parser.add_argument("--tools", type=int, default=1000, help="size of the catalogue")
    return parser.parse_args()


def measure(rounds: int) -> int:
    publish_snapshot()
    indexed(read())
    parts: dict[str, list[float]] = {}
    for number in range(rounds):
        cell = Assessment.objects.filter(criterion="surveys", state="scored", grade="B", floor=False)[number]
        Assessment.objects.filter(pk=cell.pk).update(level=(cell.level + 1) % 4)
        timed(parts, "publishing one level", lambda: publish_snapshot({cell.tool_id}))  # noqa: B023
        snapshot = timed(parts, "a server reads the new snapshot", read)
        timed(parts, "  and makes the index of all filters", lambda: indexed(snapshot))  # noqa: B023
    timed(parts, "publishing, made of everything", publish_snapshot)
    forget()
    timed(parts, "a server reads all of a snapshot", read)
    print(f"{len(read().tools)} tools, {CRITERIA} criteria, {rounds} rounds")
    medians = {part: statistics.median(times) * 1000 for part, times in parts.items()}
    for part, ms in medians.items():
        print(f"{part:<40} {ms:9.1f} ms")
    rebuilt = sum(ms for part, ms in medians.items() if "new snapshot" in part or "index" in part)
    goals = {"rebuilt": GOAL_MS, "publishing one level": GOAL_MS, **GOALS_OF_ALL_MS}
    medians["rebuilt"] = rebuilt
    for part, goal in goals.items():
        print(f"{part}: {medians[part]:.0f} ms, goal {goal} ms {'met' if medians[part] <= goal else 'MISSED'}")
    return int(any(medians[part] > goal for part, goal in goals.items()))


def timed(parts: dict[str, list[float]], part: str, run: Callable[[], Any]) -> Any:
    start = time.process_time()
    result = run()
    parts.setdefault(part, []).append(time.process_time() - start)
    return result


def read() -> adapters.LoadedSnapshot:
    return adapters.current_snapshot()


def indexed(snapshot: adapters.LoadedSnapshot) -> None:
    catalogue_index(snapshot.tools.values(), examined_by_key(snapshot, DAY).values(), current_edition())


def forget() -> None:
    adapters._loaded.cache_clear()
    adapters._compiled.cache_clear()
    examined_by_key.cache_clear()


def made_up_criteria() -> list[str]:
    assessed = [key for key, criterion in current_edition().criteria.items() if not criterion.computed]
    return [f"made_up_{number}" for number in range(len(assessed), CRITERIA)]


@transaction.atomic
def make_catalogue(tools: int) -> None:
    """The real catalogue with made-up criteria beside the real ones, then copies of it under other names."""
    import_catalogue(PROJECT / "tools_catalog" / "data", DAY)
    for criterion in made_up_criteria():
        copy(Assessment.objects.filter(criterion="surveys"), criterion=criterion)
    originals = list(Tool.objects.order_by("pk"))
    for number in range(len(originals), tools):
        original = originals[number % len(originals)]
        name = f"{original.name} {number}"
        copy_tool(original, key=f"{original.key}-{number}", name=name)


def copy_tool(original: Tool, **values: Any) -> None:
    of = Tool.objects.get(pk=original.pk)
    for name, value in {"pk": None, "id": None, **values}.items():
        setattr(of, name, value)
    Tool.objects.bulk_create([of])
    for model in (Fact, PricePoint, Reference, Weakness):
        rows = list(model.objects.filter(tool_id=original.pk))
        model.objects.bulk_create(fresh(rows, tool_id=of.pk))
    copy(Assessment.objects.filter(tool_id=original.pk), tool_id=of.pk)


def copy(found: Iterable[Assessment], **values: Any) -> None:
    """Assessments with their evidence once more, with other values."""
    old = list(found)
    pieces = Evidence.objects.filter(assessment__in=[cell.pk for cell in old])
    by_cell: dict[int, list[Evidence]] = {}
    for piece in pieces:
        by_cell.setdefault(piece.assessment_id, []).append(piece)
    keys = [cell.pk for cell in old]
    new = Assessment.objects.bulk_create(fresh(old, **values))
    for key, cell in zip(keys, new, strict=True):
        fresh(by_cell.get(key, []), assessment_id=cell.pk)
    Evidence.objects.bulk_create([piece for group in by_cell.values() for piece in group])


def fresh(rows: list[Any], **values: Any) -> list[Any]:
    """The same rows, to be stored as new ones."""
    for row in rows:
        for name, value in {"pk": None, "latest_revision": None, "live_revision": None, **values}.items():
            if hasattr(row, name):
                setattr(row, name, value)
    return rows


if __name__ == "__main__":
    sys.exit(main())
