"""The comparison in words and as plain data, ready for a file: all rows, whatever the page hides.

It says which rows are the same for all tools, what was important and where the page is.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from site_core.templatetags.look import level_words
from tools_catalog.comparison.table import NOT_APPLICABLE, UNKNOWN, Cell, Column, Table
from tools_catalog.matching.fit import points
from tools_catalog.methodology import Edition
from tools_catalog.size_prices import SizePrice, SizePrices
from tools_catalog.tool_criteria import CriterionRow

type Value = str | int | datetime.date
type Line = list[Value]


@dataclass(frozen=True)
class About:
    """What stands below the table: what was important (name and bucket), the activities, the size, where the page is.

    `buckets`: the same importance by keys; `size`: its key and name, both empty for none.
    `address` is empty where it would give away a secret link. `snapshot` is the state of the catalogue by its id,
    `catalogue` its day, as everywhere on the site; `as_of` the day on which it was compared. `gone`: name and note of
    tools that the catalogue has no more.
    """

    importance: list[tuple[str, str]]
    buckets: Mapping[str, str]
    activities: list[str]
    size: tuple[str, str]
    address: str
    snapshot: str
    catalogue: datetime.date | None
    as_of: datetime.date
    gone: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """The comparison in words: `lines` under `head`, `sources` under `sources_head`, and the same as plain data.

    `about`: lines below the table, a name and what it says. `name` is what a person called it, else empty.
    """

    name: str
    title: str
    sources_title: str
    head: Line
    lines: list[Line]
    about: list[Line]
    sources_head: Line
    sources: list[Line]
    data: dict[str, Any]


def sheet(
    shown: Table,
    edition: Edition,
    *,
    about: About,
    title: str = "",
    notes: Mapping[str, str] = MappingProxyType({}),
    prices: tuple[SizePrices, ...] = (),
) -> Sheet:
    """All rows of the table in the active language; `title` and `notes` (by tool) of one that somebody keeps.

    `prices` of the columns for a size, where one was chosen.
    """
    names = {column.key: column.name for column in shown.columns}
    return Sheet(
        name=title,
        title=gettext("Comparison"),
        sources_title=gettext("Sources"),
        head=[
            gettext("Group"), gettext("Criterion"), gettext("Level you need"), *names.values(),
            gettext("Same for all"),
        ],
        lines=[
            *fit_lines(shown), *note_lines(shown, notes), *price_lines(prices), *computed_lines(shown, edition),
            *row_lines(shown, edition),
        ],
        about=about_lines(about, edition),
        sources_head=[
            gettext("Criterion"), gettext("Tool"), gettext("What it shows"), gettext("Kind of evidence"),
            gettext("Seen on"), gettext("Address"),
        ],
        sources=source_lines(shown, names),
        data={
            **({"title": title, "notes": dict(notes)} if title else {}),
            **plain(shown, edition, about),
        },
    )  # fmt: skip


def row_lines(shown: Table, edition: Edition) -> list[Line]:
    """The criteria with what each cell says."""
    return [
        [
            str(group.name), str(row.name), str(edition.levels[row.target].name) if row.target else "",
            *(cell_words(cell, edition, best=cell.tool in row.best) for cell in row.cells),
            gettext("yes") if row.is_equal else "",
        ]
        for group in shown.groups
        for row in group.rows
    ]  # fmt: skip


def price_lines(prices: tuple[SizePrices, ...]) -> list[Line]:
    """The first-year prices for the size, each with its sources and days."""
    if not prices:
        return []
    ways = {gettext("The first year, run by the supplier"): [price_words(each.service) for each in prices]}
    if any(each.own_server for each in prices):
        own = [price_words(each.own_server) if each.own_server else "" for each in prices]
        ways[gettext("The first year, on your own server")] = own
    return [["", name, "", *said, ""] for name, said in ways.items()]


def price_words(found: SizePrice) -> str:
    """A price with what it rests on."""
    rests = [f"{each.amount}, {each.what}, {address} ({date_format(each.seen)})"
             for each in found.prices for address in [" ".join(link.url for link in each.links)]]  # fmt: skip
    rests += [f"{link.url} ({date_format(found.seen)})" for link in found.links if found.seen]
    return "; ".join([found.words, *([str(found.note)] if found.note else []), *filter(None, [found.why]), *rests])


def computed_lines(shown: Table, edition: Edition) -> list[Line]:
    """What is computed for one municipality, and what is missing for it."""
    names = [each.name for each in edition.levels]
    return [
        [
            str(group.name), str(row.name), str(edition.levels[row.target].name),
            *(f"{level_words(cell.low, cell.high, names)} ({cell.low}–{cell.high}); {cell.told}" for cell in row.cells),
            "",
        ]
        for group in shown.groups
        for row in group.computed
    ]  # fmt: skip


def about_lines(about: About, edition: Edition) -> list[Line]:
    """From what the file was made."""
    activities: list[Line] = [[gettext("Activities"), ", ".join(about.activities)]] if about.activities else []
    activities += [[gettext("For how many inhabitants"), about.size[1]]] if about.size[0] else []
    importance: list[Line] = [[need, bucket] for need, bucket in about.importance]
    address: list[Line] = [[gettext("Address"), about.address]] if about.address else []
    day = date_format(about.catalogue) if about.catalogue else ""
    compared = gettext("Compared on %(date)s, methodology %(edition)s.") % {
        "date": date_format(about.as_of),
        "edition": edition.id,
    }
    lost = gettext("no longer in the catalogue")
    gone: list[Line] = [[f"{name} ({lost})", note] for name, note in about.gone]
    return [
        *gone,
        *activities,
        *importance,
        *address,
        [gettext("Catalogue as of %(date)s.") % {"date": day}, about.snapshot],
        [compared],
    ]


def source_lines(shown: Table, names: Mapping[str, str]) -> list[Line]:
    """Every piece of evidence behind the rows; `names` of the tools by key."""
    return [
        [str(row.name), names[cell.tool], str(source.title), str(source.kind), source.seen, source.url]
        for group in shown.groups
        for row in group.rows
        for cell in row.cells
        for source in cell.found.sources
    ]


def fit_lines(shown: Table) -> list[Line]:
    """The certain and the possible fit, if somebody said what is important."""
    if any(column.sure is None for column in shown.columns):
        return []
    ends = {
        gettext("Certain fit of 100"): [column.sure for column in shown.columns],
        gettext("Of the certain fit there is evidence for"): [column.proven for column in shown.columns],
        gettext("Possible fit of 100"): [column.possible for column in shown.columns],
    }
    return [["", words, "", *(points(fit) for fit in fits if fit is not None), ""] for words, fits in ends.items()]


def note_lines(shown: Table, notes: Mapping[str, str]) -> list[Line]:
    """What somebody wrote about the tools."""
    return [["", gettext("Note"), "", *(notes.get(each.key, "") for each in shown.columns), ""]] if notes else []


def cell_words(cell: Cell, edition: Edition, *, best: bool) -> str:
    """Level, numbers, grade, whether it is enough and the note, as the page says them."""
    found = cell.found
    if found.state == NOT_APPLICABLE:
        return gettext("Does not apply")
    level = level_words(found.low, found.high, [each.name for each in edition.levels], found.state)
    numbers = str(found.low) if found.low == found.high else f"{found.low}–{found.high}"
    verdicts = {"yes": gettext("is enough"), "no": gettext("is not enough"), UNKNOWN: gettext("we do not know")}
    said = [f"{level} ({numbers})", str(found.grade_name), verdicts.get(cell.verdict, "")]
    computed = computed_words(found)
    stale = gettext("The evidence is old, so the range is wider.") if found.stale else ""
    mark = pgettext("in a row", "best") if best else ""
    return "; ".join(filter(None, [*said, mark, computed, str(found.note or ""), stale]))


def computed_words(found: CriterionRow) -> str:
    """What of a level only follows from the methodology, and from which of its sentences; empty for nothing."""
    if not found.narrowed:
        return ""
    proven = gettext("The range is narrower by the methodology:")
    told = gettext("Computed by the methodology, not proven:") if found.proven < found.low else proven
    return " ".join([told, *map(str, found.narrowed)])


def plain(shown: Table, edition: Edition, about: About) -> dict[str, Any]:
    """Keys and numbers for machines."""
    return {
        "edition": edition.id,
        "snapshot": about.snapshot,
        "catalogue_day": about.catalogue.isoformat() if about.catalogue else None,
        "as_of": about.as_of.isoformat(),
        "tools": [plain_column(column) for column in shown.columns],
        "address": about.address or None,
        "importance": dict(about.buckets),
        "size": about.size[0] or None,
        "activities": about.activities,
        **({"gone": [{"name": name, "note": note} for name, note in about.gone]} if about.gone else {}),
        "criteria": [
            {
                "group": group.key,
                "key": row.key,
                "name": str(row.name),
                "target": row.target or None,
                "equal": row.is_equal,
                "best": sorted(row.best),
                "cells": {cell.tool: plain_cell(cell) for cell in row.cells},
            }
            for group in shown.groups
            for row in group.rows
        ],
    }


def plain_column(column: Column) -> dict[str, Any]:
    ends = {"certain": column.sure, "proven": column.proven, "possible": column.possible}
    fit = {name: {"share": float(end), "exact": str(end)} for name, end in ends.items() if end is not None}
    return {"key": column.key, "name": column.name, "fit": fit or None}


def plain_cell(cell: Cell) -> dict[str, Any]:
    found = cell.found
    return {
        "state": found.state,
        "low": found.low,
        "high": found.high,
        "proven": found.proven,
        "computed": found.proven < found.low,
        "at_least": found.at_least,
        "grade": found.grade,
        "verdict": cell.verdict or None,
        "note": str(found.note) if found.note else None,
        "stale": found.stale,
        "sources": [
            {"url": each.url, "title": str(each.title), "seen_on": each.seen.isoformat()} for each in found.sources
        ],
    }
