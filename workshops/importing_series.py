"""Series that come with the site: added once, corrected with their file for as long as nobody changes them."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from site_core.seeded import SeedMemory
from site_core.seeding import ABSENT
from site_core.side_by_side import SideBySide
from workshops.importing import FOLDER, Fields, read_workshops
from workshops.models import Series

KIND = "series"


@transaction.atomic
def import_series(folder: Path = FOLDER / "series") -> list[str]:
    """Writes series from files, which are named by their keys; tells what was left to people."""
    memory, left = SeedMemory(KIND), []
    records = {record.key: record for record in Series.objects.all()}
    for key, content in read_workshops(folder):
        if key in records or not memory.fields(key):  # else a person deleted it
            left += import_one(records.get(key) or Series(key=key), content, memory)
    memory.save()
    return left


def import_one(record: Series, content: Fields, memory: SeedMemory) -> list[str]:
    """Writes what changed in the file and no person touched; names the rest."""
    conflicts = memory.bring(
        record.key,
        content,
        lambda name: ABSENT if record.pk is None else getattr(record, name),
        lambda name, value: setattr(record, name, SideBySide(value)),
    )
    record.save()
    return [f"series {record.key}: {name} was changed here and in the file" for name in conflicts]
