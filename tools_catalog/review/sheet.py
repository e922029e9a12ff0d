"""What the review sheet of a tool shows: all assessed criteria by group, each with its form and what stands beside."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tools_catalog.methodology import Edition, Text, current_edition
from tools_catalog.methodology.words import Criterion
from tools_catalog.models import Correction, ReviewBatch
from tools_catalog.review.cell_form import CellEntry
from tools_catalog.review.differences import Differences, choice_in_words, differences, level_alone
from tools_catalog.review.faults import judgement_faults
from tools_catalog.review.judgement import Judgement
from tools_catalog.review.standing import Standing
from tools_catalog.rubric import Rubric, current_rubric
from tools_catalog.rules import Fault
from tools_catalog.rules.cells import UNKNOWN
from tools_catalog.tool_profile import reviewer


@dataclass(frozen=True)
class Published:
    """What readers see in a cell, in words."""

    level: str
    judgement: Judgement
    reviewer: str
    second_reviewer: str
    reviewed_on: datetime.date | None


@dataclass(frozen=True)
class Clash:
    """Somebody has saved the cell meanwhile: who, and how it differs from what was typed (theirs, yours).

    `own`: it was the same person in another window. `closed` says why it cannot be written at all now, empty where it
    can.
    """

    who: str
    own: bool
    closed: str
    differences: Differences


@dataclass(frozen=True)
class SheetCell:
    """One criterion. `missing` is what its saved draft lacks before readers may see it.

    `corrections`: what people outside ask for there, and what was accepted and is not before readers yet.
    """

    criterion: Criterion
    entry: CellEntry
    published: Published | None
    proofs: tuple[Text, ...]
    for_two: bool
    missing: tuple[Fault, ...]
    clash: Clash | None
    corrections: tuple[Correction, ...] = ()

    @property
    def standing(self) -> Standing:
        """How the cell stands in the database."""
        return self.entry.standing

    @property
    def level_alone(self) -> bool:
        """Whether its draft changes the level of what readers see and nothing behind it."""
        return self.standing.is_drafted and level_alone(self.standing.published, self.standing.draft)

    @property
    def is_verified(self) -> bool:
        """Whether its draft, or what readers see where there is none, says more than “unknown”."""
        return self.standing.draft.choice != UNKNOWN

    @property
    def has_fields(self) -> bool:
        """Whether it can be written to; what somebody typed before it was closed is shown too, so that none is lost."""
        return not self.standing.closed or self.clash is not None or self.entry.has_faults


@dataclass(frozen=True)
class SheetGroup:
    """Criteria that belong together."""

    key: str
    name: Text
    cells: tuple[SheetCell, ...]

    @property
    def verified(self) -> int:
        """How many of them are verified."""
        return sum(cell.is_verified for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """The whole sheet. `entries` that are given stand in place of what is saved."""

    groups: tuple[SheetGroup, ...]

    @property
    def cells(self) -> tuple[SheetCell, ...]:
        """All cells in their order."""
        return tuple(cell for group in self.groups for cell in group.cells)

    @property
    def verified(self) -> int:
        """How many cells are verified."""
        return sum(group.verified for group in self.groups)

    @property
    def next_open(self) -> SheetCell | None:
        """The first cell that is not verified; None where all are."""
        return next((cell for cell in self.cells if not cell.is_verified), None)

    @property
    def incomplete(self) -> tuple[SheetCell, ...]:
        """Drafts that still lack something."""
        return tuple(cell for cell in self.cells if cell.missing)

    @property
    def remarked(self) -> tuple[SheetCell, ...]:
        """Cells at which somebody who checked the batch has left a remark."""
        return tuple(cell for cell in self.cells if cell.standing.remarks)

    @property
    def with_faults(self) -> tuple[SheetCell, ...]:
        """Cells that were not saved because of what was typed."""
        return tuple(cell for cell in self.cells if cell.entry.has_faults and not cell.clash)

    @property
    def clashing(self) -> tuple[SheetCell, ...]:
        """Cells that somebody else has saved meanwhile."""
        return tuple(cell for cell in self.cells if cell.clash)


@dataclass(frozen=True)
class SheetMaker:
    """Makes a sheet of what stands in the database and of what was typed."""

    standings: Mapping[str, Standing]
    today: datetime.date
    entries: Mapping[str, CellEntry] = field(default_factory=dict)
    stale: frozenset[str] = frozenset()
    reader: Any = None
    corrections: Mapping[str, list[Correction]] = field(default_factory=dict)

    def sheet(self) -> Sheet:
        """All groups that have criteria for people to assess."""
        edition, rubric = current_edition(), current_rubric()
        groups = (
            SheetGroup(
                group.key,
                group.name,
                tuple(self._cell(key, edition, rubric) for key in group.criteria if key in self.standings),
            )
            for group in edition.groups.values()
        )
        return Sheet(tuple(group for group in groups if group.cells))

    def _cell(self, key: str, edition: Edition, rubric: Rubric) -> SheetCell:
        standing = self.standings[key]
        entry = self.entries.get(key) or CellEntry(standing)
        faults = judgement_faults(key, standing.draft, rubric, self.today) if _is_at_work(standing) else ()
        return SheetCell(
            criterion=edition.criteria[key],
            entry=entry,
            published=published(standing, edition),
            proofs=tuple(rubric.evidence_kinds[kind] for kind in edition.criteria[key].evidence_for_3),
            for_two=key in rubric.two_reviewers_for,
            missing=tuple(faults),
            corrections=tuple(self.corrections.get(key, ())),
            clash=_clash(entry, edition, self.reader) if key in self.stale else None,
        )


def _is_at_work(standing: Standing) -> bool:
    return bool(standing.batch and standing.batch.batch.state in ReviewBatch.WITH_AUTHOR)


def published(standing: Standing, edition: Edition) -> Published | None:
    """What readers see in a cell; None where they see nothing."""
    row = standing.assessment
    if row is None or standing.published is None:
        return None
    criterion = edition.criteria[standing.criterion]
    return Published(
        level=choice_in_words(standing.published.choice, criterion, edition),
        judgement=standing.published,
        reviewer=reviewer(row.reviewer),
        second_reviewer=row.second_reviewer,
        reviewed_on=row.reviewed_on,
    )


def _clash(entry: CellEntry, edition: Edition, reader: Any) -> Clash:
    standing = entry.standing
    criterion = edition.criteria[standing.criterion]
    return Clash(
        who=standing.last_saved_by,
        own=reader is not None and standing.saved_by == reader,
        closed=standing.closed,
        differences=differences(standing.draft, entry.judgement, criterion, edition),
    )
