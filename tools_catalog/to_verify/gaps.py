"""Cells of the published catalogue that need a person: contested, unknown, stale, or soon too old. Pure.

What is worth most comes first: much asked, little known. A gap is worth the weight of its criterion times the share of
the scale that is open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from tools_catalog.completeness import is_offered
from tools_catalog.matching.catalogue import Assessment, Catalogue
from tools_catalog.matching.edition import Bounds, Criterion, RuleEdition
from tools_catalog.matching.evidence import ANY_LEVEL, assessed_bounds, months_later

SOON = datetime.timedelta(days=60)
HIGHEST = 4
CONTESTED_GRADE = "D"

type Kind = Literal["correction", "unknown", "stale", "contested", "due"]
type Record = Mapping[str, Any]

KINDS: tuple[Kind, ...] = ("correction", "contested", "unknown", "stale", "due")

type Cells = frozenset[tuple[str, str]]
"""Keys of tool and criterion."""


@dataclass(frozen=True)
class Gap:
    """A cell that needs a person. `due_on`: the first day on which its evidence is too old; None where it has none.

    `bounds`: the levels that are possible, for a cell that is soon too old those of the day it will be. While somebody
    asks for a correction, all of them are.
    """

    tool: str
    name: str
    criterion: str
    kind: Kind
    bounds: Bounds
    worth: Fraction
    reviewer: str
    seen_on: datetime.date | None
    due_on: datetime.date | None

    @property
    def points(self) -> float:
        """Its worth in hundredths, with one decimal."""
        return round(float(self.worth) * 100, 1)


@dataclass(frozen=True)
class CriterionGaps:
    """A criterion over all tools that are offered: how many cells need a person and why, and what that is worth."""

    criterion: str
    weight: Fraction
    tools: int
    counts: Mapping[Kind, int]
    worth: Fraction

    @property
    def known(self) -> int:
        """Tools of which the criterion is known and no source contests it; what is soon too old is still known."""
        return self.tools - sum(count for kind, count in self.counts.items() if kind != "due")

    @property
    def percent(self) -> float:
        """The weight of the criterion in percent, with one decimal."""
        return round(float(self.weight) * 100, 1)


@dataclass(frozen=True)
class Offered:
    """A tool that municipalities can get: its cells as the engine sees them, and who reviewed each, by criterion."""

    key: str
    name: str
    cells: Mapping[str, Assessment]
    reviewers: Mapping[str, str]


def offered(records: Iterable[Record], catalogue: Catalogue) -> list[Offered]:
    """The tools of a snapshot that are offered; nobody has to verify what nobody can get."""
    cells = {tool.key: tool.assessments for tool in catalogue.tools}
    return [
        Offered(
            record["key"],
            record["name"],
            cells[record["key"]],
            {key: cell.get("reviewer") or "" for key, cell in record["assessments"].items()},
        )
        for record in records
        if is_offered(record)
    ]


def gaps(
    tools: Iterable[Offered],
    rules: RuleEdition,
    weights: Mapping[str, Fraction],
    as_of: datetime.date,
    corrections: Cells = frozenset(),
) -> list[Gap]:
    """All gaps, the worthiest first, then by tool and criterion. `corrections`: cells that somebody asks to correct."""
    found = [gap for tool in tools for gap in _gaps_of(tool, rules, weights, as_of, corrections)]
    return sorted(found, key=lambda gap: (-gap.worth, gap.name.casefold(), gap.criterion))


def _gaps_of(
    tool: Offered, rules: RuleEdition, weights: Mapping[str, Fraction], as_of: datetime.date, corrections: Cells
) -> Iterator[Gap]:
    for key, criterion in assessed(rules).items():
        cell = tool.cells.get(key)
        due_on = due(cell, criterion)
        kind = "correction" if (tool.key, key) in corrections else kind_of(cell, due_on, as_of)
        if kind is None:
            continue
        day = due_on if kind == "due" and due_on else as_of
        low, high = ANY_LEVEL if kind == "correction" else assessed_bounds(cell, criterion, rules, day)
        yield Gap(
            tool=tool.key,
            name=tool.name,
            criterion=key,
            kind=kind,
            bounds=(low, high),
            worth=weights.get(key, Fraction(0)) * Fraction(high - low, HIGHEST),
            reviewer=tool.reviewers.get(key, ""),
            seen_on=cell.seen_on if cell else None,
            due_on=due_on,
        )


def kind_of(cell: Assessment | None, due_on: datetime.date | None, as_of: datetime.date) -> Kind | None:
    """Why the cell needs a person; the gravest reason. None: it needs nobody."""
    if cell is None or cell.state == "unknown":
        return "unknown"
    if cell.state != "scored":
        return None
    if cell.grade == CONTESTED_GRADE:
        return "contested"
    if due_on is None or due_on <= as_of:
        return "stale"
    return "due" if due_on <= as_of + SOON else None


def next_due(tools: Iterable[Offered], rules: RuleEdition, as_of: datetime.date) -> datetime.date | None:
    """The first day after this one on which some evidence gets too old."""
    criteria = assessed(rules)
    days = (due(tool.cells.get(key), criterion) for tool in tools for key, criterion in criteria.items())
    return min((day for day in days if day is not None and day > as_of), default=None)


def due(cell: Assessment | None, criterion: Criterion) -> datetime.date | None:
    """The first day on which the evidence of a scored cell is too old; None where nothing was seen."""
    if cell is None or cell.state != "scored" or cell.seen_on is None:
        return None
    return months_later(cell.seen_on, criterion.ttl_months)


def assessed(rules: RuleEdition) -> dict[str, Criterion]:
    """Criteria that people assess, by key, in the order of the edition."""
    return {key: criterion for key, criterion in rules.criteria.items() if criterion.computed is None}


def by_criterion(
    found: Iterable[Gap], tools: int, rules: RuleEdition, weights: Mapping[str, Fraction]
) -> list[CriterionGaps]:
    """All assessed criteria, what is worth most first. `tools`: how many are offered."""
    listed = list(found)
    rows = [
        _criterion_gaps(key, [gap for gap in listed if gap.criterion == key], tools, weights.get(key, Fraction(0)))
        for key in assessed(rules)
    ]
    return sorted(rows, key=lambda row: -row.worth)


def _criterion_gaps(criterion: str, found: list[Gap], tools: int, weight: Fraction) -> CriterionGaps:
    counts = {kind: sum(gap.kind == kind for gap in found) for kind in KINDS}
    return CriterionGaps(criterion, weight, tools, counts, sum((gap.worth for gap in found), Fraction(0)))
