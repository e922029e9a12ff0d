"""The evidence of the table on paper: each cell gets numbers, and the pages behind them stand in one list. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from tools_catalog.comparison.table import Table
from tools_catalog.methodology import Text
from tools_catalog.said import Said
from tools_catalog.tool_criteria import Source


@dataclass(frozen=True)
class Footnote:
    """A page as it was seen on a day, and what it shows: each thing once, for all cells that rest on it."""

    url: str
    kind: Text
    seen: datetime.date
    shows: tuple[Source, ...]


@dataclass(frozen=True)
class Footnotes:
    """`notes` in the order of the table, counted from 1. `numbers` of cells with evidence by "tool.criterion"."""

    notes: tuple[Footnote, ...]
    numbers: Mapping[str, tuple[int, ...]]


def footnotes(shown: Table) -> Footnotes:
    """The evidence of all cells that the table shows."""
    pages: dict[tuple[str, Text, datetime.date], dict[tuple[str, Said | None], Source]] = {}
    places: dict[tuple[str, Text, datetime.date], int] = {}
    numbers: dict[str, set[int]] = {}
    for row in (row for group in shown.groups for row in group.rows):
        for cell in row.cells:
            for source in cell.found.sources:
                page = (source.url, source.kind, source.seen)
                pages.setdefault(page, {}).setdefault((source.title, source.original), source)
                numbers.setdefault(cell.place, set()).add(places.setdefault(page, len(places) + 1))
    notes = tuple(Footnote(*page, tuple(shows.values())) for page, shows in pages.items())
    return Footnotes(notes, {place: tuple(sorted(listed)) for place, listed in numbers.items()})
