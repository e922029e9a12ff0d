"""The comparison in words and as plain data, ready for a file: all rows, whatever the page hides.

It says which rows are the same for all tools, what was important and where the page is.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from site_core.templatetags.look import level_words
from tools_catalog.comparison.about import About
from tools_catalog.comparison.for_machines import plain
from tools_catalog.comparison.table import NOT_APPLICABLE, UNKNOWN, Cell, Table
from tools_catalog.matching.fit import points
from tools_catalog.methodology import Edition
from tools_catalog.size_prices import SizePrice, SizePrices
from tools_catalog.tool_criteria import CriterionRow

type Value = str | int | datetime.date
type Line = list[Value]


@dataclass(frozen=True)
class FileContent:
    """The comparison in words: `lines` under `head`, `sources` under `sources_head`, and the same as plain data.

    `about`: lines below the table, a name and what it says. `name` is what a person called it, else empty.
    `levels`: the same cells, one a line, with level and grade in columns of their own, to be sorted by.
    """

    name: str
    title: str
    sources_title: str
    head: Line
    lines: list[Line]
    about: list[Line]
    sources_head: Line
    sources: list[Line]
    levels_title: str
    levels_head: Line
    levels: list[Line]
    data: dict[str, Any]


def file_content(
    shown: Table,
    edition: Edition,
    *,
    about: About,
    title: str = "",
    notes: Mapping[str, str] = MappingProxyType({}),
    prices: tuple[SizePrices, ...] = (),
) -> FileContent:
    """All rows of the table in the active language; `title` and `notes` (by tool) of one that somebody keeps.

    `prices` of the columns for a size, where one was chosen.
    """
    names = {column.key: column.name for column in shown.columns}
    return FileContent(
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
        levels_title=gettext("Levels to sort"),
        levels_head=levels_head(),
        levels=level_lines(shown, names),
        data={
            **({"title": title, "notes": dict(notes)} if title else {}),
            **plain(shown, edition, about, prices),
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


def levels_head() -> Line:
    """The columns of `level_lines`."""
    return [
        gettext("Group"), gettext("Criterion"), gettext("Tool"), gettext("Level you need"),
        gettext("Certain level"), gettext("Possible level"), gettext("Documented level"),
        gettext("Grade of evidence"), gettext("Is it enough"),
    ]  # fmt: skip


def level_lines(shown: Table, names: Mapping[str, str]) -> list[Line]:
    """Each cell on a line: the levels as numbers from 0 to 4, the grade as a letter."""
    return [
        [
            str(group.name), str(row.name), names[cell.tool], row.target or "", *level_numbers(cell.found),
            cell.found.grade, verdict_words(cell),
        ]
        for group in shown.groups
        for row in group.rows
        for cell in row.cells
    ]  # fmt: skip


def level_numbers(found: CriterionRow) -> Line:
    """The certain, the possible and the documented level."""
    if found.state == NOT_APPLICABLE:
        return [gettext("Does not apply")] * 3
    return [found.low, found.high, found.proven]


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
    said = [f"{level} ({numbers})", str(found.grade_name), searched_words(found), verdict_words(cell)]
    computed = computed_words(found)
    stale = gettext("The evidence is old, so the range is wider.") if found.stale else ""
    mark = pgettext("in a row", "best") if best else ""
    return "; ".join(filter(None, [*said, mark, computed, str(found.note or ""), stale]))


def verdict_words(cell: Cell) -> str:
    """Whether the level is enough; empty where none is asked for."""
    verdicts = {"yes": gettext("is enough"), "no": gettext("is not enough"), UNKNOWN: gettext("we do not know")}
    return verdicts.get(cell.verdict, "")


def searched_words(found: CriterionRow) -> str:
    """That we looked for evidence and found none, and when; empty where there is evidence or nobody looked."""
    if not found.searched or found.sources:
        return ""
    return gettext("We searched on %(date)s and found nothing.") % {"date": date_format(found.searched)}


def computed_words(found: CriterionRow) -> str:
    """What of a level only follows from the methodology, and from which of its sentences; empty for nothing."""
    if not found.narrowed:
        return ""
    proven = gettext("The range is narrower by the methodology:")
    told = gettext("Computed by the methodology, not proven:") if found.proven < found.low else proven
    return " ".join([told, *map(str, found.narrowed)])
