"""Workshops that come with the site: added once, corrected with their file for as long as nobody changes them.

A file (`workshops/data/*.yaml`) holds the workshop, which has no language, under `workshop`, and beside it the words of
its page. Topics, organisations and practices stand there by their keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.db import transaction

from site_core.seeded import SeedMemory
from site_core.seeding import ABSENT
from site_core.side_by_side import SideBySide
from site_core.topics import Topic
from workshops.models import (
    Series,
    Workshop,
    WorkshopOrganisation,
    WorkshopPractice,
    WorkshopSession,
)

FOLDER = Path(__file__).parent / "data"
KIND, SERIES = "workshop", "series"
EMPTY = (ABSENT, None, "", [], {}, False)
type Fields = dict[str, Any]


def read_workshops(folder: Path = FOLDER) -> list[tuple[str, Fields]]:
    """Key (the name of the file) and content of each file."""
    paths = sorted(folder.glob("*.yaml"))
    return [(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths]


def import_workshops(folder: Path = FOLDER) -> list[str]:
    """Writes workshops from files; tells in short lines what was left to people."""
    return import_contents(read_workshops(folder))


@transaction.atomic
def import_contents(contents: Iterable[tuple[str, Fields]]) -> list[str]:
    """Writes workshops from what files say, each with its key; tells what was left to people."""
    memory, left = SeedMemory(KIND), []
    records = {record.key: record for record in Workshop.objects.prefetch_related("topics")}
    for key, content in contents:
        if key in records or not memory.fields(key):  # else a person deleted it
            left += import_one(records.get(key) or Workshop(key=key), content["workshop"], memory)
    memory.save()
    return left


def import_one(record: Workshop, content: Mapping[str, Any], memory: SeedMemory) -> list[str]:
    """Writes what changed in the file and no person touched; names the rest."""
    is_new, filled_once = record.pk is None, memory.fields(record.key)

    def now(name: str) -> Any:
        found = ABSENT if is_new else current(record, name)
        return ABSENT if name not in filled_once and found in EMPTY else found  # new in the file, and nobody filled it

    in_order = dict(sorted(content.items(), key=lambda item: item[0] in ROWS))  # rows need a saved workshop
    conflicts = memory.bring(record.key, in_order, now, partial(write, record))
    record.save()
    return [f"workshop {record.key}: {name} was changed here and in the file" for name in conflicts]


def current(record: Workshop, name: str) -> Any:
    """A field of a workshop as a file writes it."""
    if name == SERIES:
        return record.series and record.series.key
    return ROWS[name][0](record) if name in ROWS else getattr(record, name)


def write(record: Workshop, name: str, value: Any) -> None:
    """Writes a field from a file; rows go into a saved workshop."""
    if name in ROWS:
        if record.pk is None:
            record.save()
        ROWS[name][1](record, value)
    elif name == SERIES:
        record.series = Series.objects.filter(key=value).first()
    else:
        setattr(record, name, SideBySide(value) if isinstance(value, dict) else value)


def sessions_of(record: Workshop) -> list[Any]:
    return [[row.starts_at.isoformat(), row.ends_at and row.ends_at.isoformat()] for row in record.sessions.all()]


def write_sessions(record: Workshop, rows: list[list[str | None]]) -> None:
    instants = [[one and datetime.fromisoformat(one) for one in row] for row in rows]
    record.sessions = [WorkshopSession(starts_at=start, ends_at=end) for start, end in instants]


def topics_of(record: Workshop) -> list[str]:
    return sorted(topic.key for topic in record.topics.all())


def write_topics(record: Workshop, keys: list[str]) -> None:
    record.topics = list(Topic.objects.filter(key__in=keys))


def organisations_of(record: Workshop) -> list[list[str]]:
    rows = record.organisation_rows.select_related("organisation")
    return [[row.organisation.key, row.part] for row in rows]


def write_organisations(record: Workshop, rows: list[list[str]]) -> None:
    ids = ids_of("hub.Organisation", [key for key, _part in rows])
    record.organisation_rows = [
        WorkshopOrganisation(organisation_id=ids[key], part=part, sort_order=place)
        for place, (key, part) in enumerate(rows)
        if key in ids
    ]


def practices_of(record: Workshop) -> list[str]:
    return [row.practice.key for row in record.practice_rows.select_related("practice")]


def write_practices(record: Workshop, keys: list[str]) -> None:
    ids = ids_of("hub.Practice", keys)
    record.practice_rows = [
        WorkshopPractice(practice_id=ids[key], sort_order=place) for place, key in enumerate(keys) if key in ids
    ]


def ids_of(model: str, keys: list[str]) -> dict[str, int]:
    """Ids of what exists, by key; what a person deleted is left out."""
    return dict(apps.get_model(model).objects.filter(key__in=keys).values_list("key", "pk"))


type Reader = Callable[[Workshop], Any]
type Writer = Callable[[Workshop, Any], None]
ROWS: dict[str, tuple[Reader, Writer]] = {
    "sessions": (sessions_of, write_sessions),
    "topics": (topics_of, write_topics),
    "organisations": (organisations_of, write_organisations),
    "practices": (practices_of, write_practices),
}
