"""Organisations that come with the site: added once, corrected with their file for as long as nobody changes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction

from hub.importing.reading import FOLDER, read
from hub.models import Organisation
from site_core.seeded import SeedMemory
from site_core.seeding import ABSENT

KIND = "organisation"
FIELDS = ("name", "country", "website", "about")


@transaction.atomic
def import_organisations(file: Path = FOLDER / "organisations.yaml") -> list[str]:
    """Writes organisations from a file; tells in short lines what was left to people. Raises FaultyPractices."""
    memory, records, left = SeedMemory(KIND), {record.key: record for record in Organisation.objects.all()}, []
    for content in read(file):
        key = content["key"]
        record = records.get(key)
        if record is not None or not memory.fields(key):  # else a person deleted it
            left += import_one(record or Organisation(key=key), content, memory)
    memory.save()
    return left


def import_one(record: Organisation, content: dict[str, Any], memory: SeedMemory) -> list[str]:
    """Writes what changed in the file and no person touched; names the rest."""
    conflicts = memory.bring(
        record.key,
        {name: content[name] for name in FIELDS},
        lambda name: ABSENT if record.pk is None else getattr(record, name),
        lambda name, value: setattr(record, name, value),
    )
    record.save()
    return [f"organisation {record.key}: {name} was changed here and in the file" for name in conflicts]
