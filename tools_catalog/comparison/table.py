"""The table: columns of tools, rows of criteria in groups, a cell for each. Pure.

A column says nothing that depends on another tool; what does (best in row, more or less than the reference) is said by
the row.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from tools_catalog.comparison.asking import Asked
from tools_catalog.comparison.computed import ComputedRow, computed_rows
from tools_catalog.comparison.weighing import Ruler
from tools_catalog.completeness import Completeness, completeness
from tools_catalog.matching.examination import Examined
from tools_catalog.matching.fit import TOP_LEVEL
from tools_catalog.methodology import Edition, Text
from tools_catalog.tool_criteria import CriterionRow, criterion_row
from tools_catalog.tool_profile import warning

UNKNOWN, NOT_APPLICABLE = "unknown", "not_applicable"
OTHERS = "others"

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """A tool. `sure` and `possible` are its fit, 0 to 1; None while nobody said what is important.

    `proven`: the part of `sure` that has evidence; the rest the methodology computes from plain facts.
    """

    key: str
    name: str
    warning: str
    completeness: Completeness
    proven: Fraction | None
    sure: Fraction | None
    possible: Fraction | None


@dataclass(frozen=True)
class Cell:
    """One criterion of one tool. `verdict` (yes, no, unknown) is empty where no level is asked for."""

    tool: str
    found: CriterionRow
    verdict: str

    @property
    def place(self) -> str:
        """Names the cell in the whole table."""
        return f"{self.tool}.{self.found.key}"

    @property
    def value(self) -> tuple[str, int, int]:
        """What makes two cells equal."""
        return self.found.state, self.found.low, self.found.high


@dataclass(frozen=True)
class Standing:
    """The level of a cell with all that the row says of it. Many cells stand alike, so it is drawn once for them.

    `need` is 0 where no level is asked for. `beside`: what the tool is to the reference, empty where there is none.
    """

    state: str
    low: int
    high: int
    proven: int
    need: int
    verdict: str
    is_best: bool
    beside: str


@dataclass(frozen=True)
class Row:
    """One criterion. `target` is 0 where no level is asked for. `best` holds tools that surely are.

    `rubric`: what the levels mean, from 0 to 4. `against` says by tool what it is beside the reference: more, less,
    same or unknown.
    """

    key: str
    name: Text
    judged: Text
    rubric: tuple[Text, ...]
    target: int
    cells: tuple[Cell, ...]
    best: frozenset[str]
    against: Mapping[str, str]

    @property
    def standings(self) -> tuple[tuple[Cell, Standing], ...]:
        """Each cell with how it stands in the row."""
        return tuple((cell, self.standing(cell)) for cell in self.cells)

    def standing(self, cell: Cell) -> Standing:
        """How one of the cells stands in the row."""
        found, is_best, beside = cell.found, cell.tool in self.best, self.against.get(cell.tool, "")
        ends = found.low, found.high, found.proven
        return Standing(found.state, *ends, self.target, cell.verdict, is_best, beside)

    @cached_property
    def is_equal(self) -> bool:
        """All tools have the same value. The same range is none: within it they may differ."""
        is_certain = all(cell.found.low == cell.found.high or cell.found.state == NOT_APPLICABLE for cell in self.cells)
        return len({cell.value for cell in self.cells}) == 1 and is_certain

    @cached_property
    def is_silent(self) -> bool:
        """Of no tool anything is known: the values look equal, the tools may differ."""
        return all(cell.found.state == UNKNOWN for cell in self.cells) and len({cell.value for cell in self.cells}) == 1

    @property
    def is_idle(self) -> bool:
        """Helps nobody to decide: equal or silent, and no level is asked for."""
        return not self.target and (self.is_equal or self.is_silent)


@dataclass(frozen=True)
class Group:
    """Rows that belong together: of one need, or of one group of criteria.

    `computed`: what of the need is computed for one municipality.
    """

    key: str
    name: Text | str
    rows: tuple[Row, ...]
    computed: tuple[ComputedRow, ...] = ()

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.rows) + len(self.computed)

    @property
    def is_there(self) -> bool:
        """It has anything to show."""
        return bool(self.size)


@dataclass(frozen=True)
class Table:
    """`groups` holds the rows to be shown. `equal` and `silent` count those that are hidden, see `Row.is_idle`."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    total: int
    equal: int
    silent: int


@dataclass(frozen=True)
class Held:
    """The tools that stand side by side, and what they are held against on which day."""

    asked: Asked
    records: Mapping[str, Record]
    examined: Mapping[str, Examined]
    edition: Edition
    ruler: Ruler | None
    as_of: datetime.date


def table(held: Held) -> Table:
    """The tools that are asked for, side by side, on a day."""
    asked, edition, ruler = held.asked, held.edition, held.ruler
    groups = [
        Group(key, name, tuple(row(criterion, held) for criterion in listed), computed_of(key, held))
        for key, name, listed in grouped(edition, ruler)
    ]
    rows = [each for group in groups for each in group.rows]
    hidden = [] if asked.everything else [each for each in rows if each.is_idle]
    return Table(
        columns=tuple(column(held.records[key], held.examined[key], edition, ruler) for key in asked.columns),
        groups=tuple(kept for group in groups if (kept := shown(group, asked.everything)).is_there),
        total=len(rows),
        equal=sum(not each.is_silent for each in hidden),
        silent=sum(each.is_silent for each in hidden),
    )


def computed_of(need: str, held: Held) -> tuple[ComputedRow, ...]:
    """The criteria of a need that are computed for one municipality."""
    if held.ruler is None or need not in held.ruler.shares:
        return ()
    tools = {key: held.examined[key] for key in held.asked.columns}
    return computed_rows(held.ruler.needs[need], tools, held.edition, held.ruler)


def shown(group: Group, everything: bool) -> Group:
    """The group without idle rows, unless everything is wanted."""
    return group if everything else replace(group, rows=tuple(row for row in group.rows if not row.is_idle))


def grouped(edition: Edition, ruler: Ruler | None) -> list[tuple[str, Text | str, tuple[str, ...]]]:
    """Criteria that people assess: each once: by need where importance is given, the others last; or by group."""
    assessed = [key for key, criterion in edition.criteria.items() if not criterion.computed]
    if ruler is None:
        by_group = [(group.key, group.name, group.criteria) for group in edition.groups.values()]
        return [(key, name, tuple(each for each in listed if each in assessed)) for key, name, listed in by_group]
    placed: set[str] = set()
    groups: list[tuple[str, Text | str, tuple[str, ...]]] = []
    for need, counted in ruler.needs.items():
        listed = tuple(key for key in counted if key in assessed and key not in placed)
        groups.append((need, edition.needs[need].name, listed))
        placed.update(counted)
    rest = tuple(key for key in assessed if key not in placed)
    return [*groups, (OTHERS, gettext("What you did not mark: it earns nothing"), rest)]


def column(record: Record, examined: Examined, edition: Edition, ruler: Ruler | None) -> Column:
    """The head of a column."""
    sure, possible = ruler.fit(examined.levels) if ruler else (None, None)
    proven = ruler.fit(examined.proven)[0] if ruler else None
    return Column(record["key"], record["name"], warning(record), completeness(record, edition), proven, sure, possible)


def row(criterion: str, held: Held) -> Row:
    """One criterion of all tools."""
    asked, edition = held.asked, held.edition
    target = held.ruler.targets.get(criterion, 0) if held.ruler else 0
    words = edition.criteria[criterion]
    found = {
        key: criterion_row(words, held.records[key], held.examined[key], edition, held.as_of) for key in asked.columns
    }
    cells = tuple(Cell(key, each, verdict(each, target)) for key, each in found.items())
    reference = found.get(asked.pin)
    beside = {key: against(each, reference) for key, each in found.items() if reference and key != asked.pin}
    marks = best(found, target), beside
    return Row(criterion, words.name, words.judged, words.levels, target, cells, *marks)


def verdict(found: CriterionRow, target: int) -> str:
    """Whether the level surely is enough, surely is not, or we do not know; empty where nothing can be said."""
    if not target or found.state == NOT_APPLICABLE:
        return ""
    return "yes" if found.low >= target else "no" if found.high < target else UNKNOWN


def best(found: Mapping[str, CriterionRow], target: int) -> frozenset[str]:
    """The tool that surely is better than each other, or all that surely tie above the rest; nobody where all tie.

    Above the needed level nothing is better. Where a range reaches what another tool has nobody is marked: the mark is
    earned by what is proven, never by what may be or only follows from the methodology.
    """
    most = target or TOP_LEVEL
    held = {key: each for key, each in found.items() if each.state != NOT_APPLICABLE}
    worth = {key: (min(each.proven, most), min(each.high, most)) for key, each in held.items()}
    top = max((low for low, _ in worth.values()), default=0)
    first = frozenset(key for key, (low, _) in worth.items() if low == top)
    beaten = all(high < top for key, (_, high) in worth.items() if key not in first)
    certain = len(first) == 1 or all(worth[key] == (top, top) for key in first)
    return first if top and beaten and certain and len(first) < len(worth) else frozenset()


def against(found: CriterionRow, reference: CriterionRow) -> str:
    """Whether a tool surely has more or less than the reference, the same, or we do not know."""
    if NOT_APPLICABLE in (found.state, reference.state):
        return ""
    if found.low > reference.high:
        return "more"
    if found.high < reference.low:
        return "less"
    return "same" if found.low == found.high == reference.low == reference.high else UNKNOWN
