"""What stands against a judgement before readers may see it. Pure: the rules of the catalogue, seen from the sheet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import asdict

from django.utils.translation import gettext as _

from tools_catalog.review.judgement import Judgement
from tools_catalog.rubric import Rubric
from tools_catalog.rules import Fault, cell_faults, publication_faults
from tools_catalog.to_plain import Plain

AUTHOR, SECOND = "1", "2"  # two different people stand for those who will sign
NEEDED_PARTS = ("url", "kind", "seen_on", "shows_en")
FIELD_OF = {"state": "choice", "level": "choice", "note.cs": "note_cs", "note.en": "note_en", "note": "note_cs"}


def judgement_faults(criterion: str, judgement: Judgement, rubric: Rubric, today: datetime.date) -> list[Fault]:
    """All reasons against publishing the judgement, whoever signs it; places are names of the sheet's fields.

    `evidence[0].url` is a part of a piece of evidence, `evidence` all of it together.
    """
    return _in_fields(judgement, _faults(criterion, judgement, rubric, today))


def _faults(criterion: str, judgement: Judgement, rubric: Rubric, today: datetime.date) -> list[Fault]:
    signed = {"reviewer": AUTHOR, "second_reviewer": SECOND, "reviewed_on": today.isoformat()}
    cell: Plain = {**judgement.cell, **signed}
    of_cell = cell_faults(criterion, cell, rubric, today)
    return [*of_cell, *publication_faults(criterion, cell, rubric)]


def _in_fields(judgement: Judgement, faults: list[Fault]) -> list[Fault]:
    missing = list(_missing_parts(judgement))
    said = {fault.place for fault in missing}
    return missing + [
        Fault(FIELD_OF.get(fault.place, fault.place), fault.message) for fault in faults if fault.place not in said
    ]


def _missing_parts(judgement: Judgement) -> Iterator[Fault]:
    """A row that somebody began says what it lacks, not that nothing is no address."""
    for index, piece in enumerate(judgement.evidence):
        parts = asdict(piece)
        for name in NEEDED_PARTS:
            if not parts[name]:
                yield Fault(f"evidence[{index}].{name}", _("Fill this in."))
