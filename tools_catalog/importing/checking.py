"""Checks all files at once before anything is written, and brings what they say into the form of the merge."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from site_core.source_addresses import is_whole
from tools_catalog.importing.reading import SourceFile
from tools_catalog.rubric import Rubric
from tools_catalog.rules import Fault, cell_faults, lacks_required_evidence, latest_seen, tool_faults
from tools_catalog.rules.cells import CLAIMED_GRADE, SCORED
from tools_catalog.rules.tools import OWN_VALUES, PARTS
from tools_catalog.rules.values import earliest_day, inside, is_address, keys_faults
from tools_catalog.to_plain import SEED_REVIEWER, Plain

SIGNATURE = ("reviewer", "second_reviewer", "reviewed_on", "change_reason")
OPTIONAL_NAMES = (
    "complete",
    "note",
    "url",
    "floor",
    "claims",
    "shows_cs",
    "more_sources",
    "place_cs",
    "cycles",
    "years",
)


class InvalidFiles(Exception):
    """Files that must not be imported: all faults of all files, by file name."""

    def __init__(self, faults: Sequence[tuple[str, Fault]]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


@dataclass(frozen=True)
class SourceTool:
    """What one sound file says: the tool, its assessments by criterion, and those that count only as grade C.

    `incomplete` are places of addresses that nobody can follow: kept, shown as a text and reported.
    """

    file: SourceFile
    tool: Plain
    cells: Mapping[str, Plain]
    counted_as_c: tuple[str, ...] = field(default=())
    incomplete: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """Key of the tool."""
        return self.file.stem


def check_files(files: Sequence[SourceFile], rubric: Rubric, today: datetime.date) -> None:
    """Checks all files of tools. Raises InvalidFiles with all faults of all files."""
    faults = [(file.name, fault) for file in files for fault in file_faults(file, rubric, today)]
    if not faults:
        faults += _double_names(files)
    if faults:
        raise InvalidFiles(faults)


def file_faults(file: SourceFile, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """All faults of the file of one tool."""
    unreadable = list(file.reading_faults())
    yield from unreadable
    if unreadable:
        return
    wrong = list(keys_faults(file.content, (*OWN_VALUES, *PARTS, "assessments")))
    yield from wrong
    if wrong:
        return
    if file.content["key"] != file.stem:
        yield Fault("key", _("The key must be the name of the file."))
    yield from tool_faults(file.content, rubric, today)
    yield from inside("assessments", assessments_faults(file.content["assessments"], rubric, today, file.signed))


def assessments_faults(cells: Any, rubric: Rubric, today: datetime.date, is_signed: bool) -> Iterator[Fault]:
    """All faults of all assessments of a tool; every criterion that people assess must be there, if not exported."""
    wrong = list(keys_faults(cells, () if is_signed else rubric.assessed, rubric.assessed))
    yield from (fault for fault in wrong if fault.place not in rubric.criteria or fault.place in rubric.assessed)
    if not isinstance(cells, Mapping):
        return
    for criterion, cell in cells.items():
        if criterion in rubric.criteria:
            yield from inside(criterion, source_cell_faults(criterion, cell, rubric, today, is_signed))


def source_cell_faults(
    criterion: str, cell: Any, rubric: Rubric, today: datetime.date, is_signed: bool
) -> Iterator[Fault]:
    """Faults of one assessment in a file. If it was not exported: no level without evidence, and no signature."""
    optional = ("floor", "claims", "note", *(SIGNATURE if is_signed else ()))
    wrong = list(keys_faults(cell, ("state", "level", "grade", "evidence"), optional))
    yield from wrong
    if wrong:
        return
    if cell["state"] == SCORED and not cell["evidence"] and not is_signed:
        yield Fault("evidence", _("A level needs evidence."))
    yield from cell_faults(criterion, as_it_counts(criterion, cell, rubric), rubric, today)


def as_it_counts(criterion: str, cell: Mapping[str, Any], rubric: Rubric) -> Plain:
    """The assessment, with grade C where a level of 3 or 4 lacks the evidence that the criterion asks for."""
    rule = rubric.criteria[criterion]
    sound = isinstance(cell["evidence"], list) and all(isinstance(piece, Mapping) for piece in cell["evidence"])
    if sound and not rule.computed and lacks_required_evidence(cell, rule):
        return {**cell, "grade": CLAIMED_GRADE}
    return dict(cell)


def source_tool(file: SourceFile, rubric: Rubric) -> SourceTool:
    """What a sound file says, in the form in which it is remembered and written."""
    content = without_empty(file.content)
    cells, latest = content["assessments"], latest_day(content)
    sign = dict if file.signed else partial(signed, latest=latest)
    counted = {criterion: as_it_counts(criterion, cell, rubric) for criterion, cell in cells.items()}
    lowered = [criterion for criterion, cell in counted.items() if cell["grade"] != cells[criterion]["grade"]]
    return SourceTool(
        file=file,
        tool={key: content[key] for key in (*OWN_VALUES, *PARTS)},
        cells={criterion: sign(cell) for criterion, cell in counted.items()},
        counted_as_c=tuple(lowered),
        incomplete=tuple(incomplete_addresses(content)),
    )


def incomplete_addresses(value: Any, place: str = "") -> Iterator[str]:
    """Places of addresses in which a template left a placeholder."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from incomplete_addresses(item, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from incomplete_addresses(item, f"{place}[{index}]")
    elif is_address(value) and not is_whole(value):
        yield place


def without_empty(value: Any) -> Any:
    """The record without optional names that say nothing (`floor: false`, `cycles: null`)."""
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    return {key: without_empty(item) for key, item in value.items() if not _says_nothing(key, item)}


def _says_nothing(key: str, value: Any) -> bool:
    return (key in OPTIONAL_NAMES and value in (None, [])) or (key in ("floor", "aggregate") and not value)


def signed(cell: Plain, latest: datetime.date | None) -> Plain:
    """The assessment with its reviewer, on the latest day on which its evidence was seen, or anything of the tool."""
    reviewed = latest_seen(cell["evidence"]) or latest
    return {**cell, "reviewer": SEED_REVIEWER, "reviewed_on": reviewed.isoformat() if reviewed else None}


def latest_day(content: Mapping[str, Any]) -> datetime.date | None:
    """The latest day on which anything about the tool was seen."""
    facts = [earliest_day(fact["seen_on"]) for fact in content["facts"].values()]
    cells = [latest_seen(cell["evidence"]) for cell in content["assessments"].values()]
    return max((day for day in (*facts, *cells) if day), default=None)


def _double_names(files: Sequence[SourceFile]) -> Iterator[tuple[str, Fault]]:
    first: dict[str, str] = {}
    for file in files:
        name = file.content["name"]
        if name in first:
            yield file.name, Fault("name", _("%(file)s has the same name.") % {"file": first[name]})
        first.setdefault(name, file.name)
