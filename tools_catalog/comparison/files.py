"""The comparison as a file: CSV, XLSX with sources on a second sheet, JSON. Nothing in them is ever a formula.

The CSV has a byte order mark and semicolons, so that a Czech spreadsheet opens it by a double click (docs/adr/0013).
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from site_core.spreadsheets import harmless
from site_core.templatetags.look import level_words
from tools_catalog.comparison.table import NOT_APPLICABLE, UNKNOWN, Cell, Column, Table
from tools_catalog.matching.fit import points
from tools_catalog.methodology import Edition

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
HEAD = PatternFill("solid", fgColor="0B4F57")
WIDE, NARROW = 44, 30  # characters
LINE_HEIGHT = 15  # points

type Line = list[str | int]


@dataclass(frozen=True)
class Sheet:
    """The comparison in words: `lines` under `head`, `sources` under `sources_head`, and the same as plain data.

    `name` is what a person called it, empty for the public one.
    """

    name: str
    title: str
    sources_title: str
    head: Line
    lines: list[Line]
    sources_head: Line
    sources: list[Line]
    data: dict[str, Any]


def sheet(
    shown: Table,
    edition: Edition,
    snapshot: str,
    as_of: datetime.date,
    *,
    title: str = "",
    notes: Mapping[str, str] = MappingProxyType({}),
) -> Sheet:
    """Rows of the table in the active language; `title` and `notes` (by tool) of a comparison that somebody keeps."""
    names = {column.key: column.name for column in shown.columns}
    rows = [(group, row) for group in shown.groups for row in group.rows]
    lines = [*fit_lines(shown), *note_lines(shown, notes)]
    for group, row in rows:
        needed = str(edition.levels[row.target].name) if row.target else ""
        said = [cell_words(cell, edition, best=cell.tool in row.best) for cell in row.cells]
        lines.append([str(group.name), str(row.name), needed, *said])
    told = gettext("Catalogue as of %(date)s, methodology %(edition)s") % {
        "date": date_format(as_of),
        "edition": edition.id,
    }
    return Sheet(
        name=title,
        title=gettext("Comparison"),
        sources_title=gettext("Sources"),
        head=[gettext("Group"), gettext("Criterion"), gettext("Level you need"), *names.values()],
        lines=[*lines, [told]],
        sources_head=[
            gettext("Criterion"), gettext("Tool"), gettext("What it shows"), gettext("Kind of evidence"),
            gettext("Seen on"), gettext("Address"),
        ],
        sources=source_lines(shown, names),
        data={
            **({"title": title, "notes": dict(notes)} if title else {}),
            **plain(shown, edition, snapshot, as_of),
        },
    )  # fmt: skip


def source_lines(shown: Table, names: Mapping[str, str]) -> list[Line]:
    """Every piece of evidence behind the rows; `names` of the tools by key."""
    return [
        [str(row.name), names[cell.tool], str(source.title), str(source.kind), source.seen.isoformat(), source.url]
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
        gettext("Possible fit of 100"): [column.possible for column in shown.columns],
    }
    return [["", words, "", *(points(fit) for fit in fits if fit is not None)] for words, fits in ends.items()]


def note_lines(shown: Table, notes: Mapping[str, str]) -> list[Line]:
    """What somebody wrote about the tools."""
    return [["", gettext("Note"), "", *(notes.get(column.key, "") for column in shown.columns)]] if notes else []


def cell_words(cell: Cell, edition: Edition, *, best: bool) -> str:
    """Level, numbers, grade and whether it is enough, as the page says them."""
    found = cell.found
    if found.state == NOT_APPLICABLE:
        return gettext("Does not apply")
    level = level_words(found.low, found.high, [each.name for each in edition.levels])
    numbers = str(found.low) if found.low == found.high else f"{found.low}–{found.high}"
    verdicts = {"yes": gettext("is enough"), "no": gettext("is not enough"), UNKNOWN: gettext("we do not know")}
    said = [f"{level} ({numbers})", str(found.grade_name), verdicts.get(cell.verdict, "")]
    return "; ".join(filter(None, [*said, pgettext("in a row", "best") if best else ""]))


def plain(shown: Table, edition: Edition, snapshot: str, as_of: datetime.date) -> dict[str, Any]:
    """Keys and numbers for machines."""
    return {
        "edition": edition.id,
        "snapshot": snapshot,
        "as_of": as_of.isoformat(),
        "tools": [plain_column(column) for column in shown.columns],
        "hidden_rows": {"equal": shown.equal, "unknown": shown.silent},
        "criteria": [
            {
                "group": group.key,
                "key": row.key,
                "name": str(row.name),
                "target": row.target or None,
                "best": sorted(row.best),
                "cells": {cell.tool: plain_cell(cell) for cell in row.cells},
            }
            for group in shown.groups
            for row in group.rows
        ],
    }


def plain_column(column: Column) -> dict[str, Any]:
    fits = (column.sure, column.possible)
    fit = None if column.sure is None else [str(end) for end in fits]
    return {"key": column.key, "name": column.name, "fit": fit}


def plain_cell(cell: Cell) -> dict[str, Any]:
    found = cell.found
    return {
        "state": found.state,
        "low": found.low,
        "high": found.high,
        "at_least": found.at_least,
        "grade": found.grade,
        "verdict": cell.verdict or None,
        "sources": [
            {"url": each.url, "title": str(each.title), "seen_on": each.seen.isoformat()} for each in found.sources
        ],
    }


def as_csv(written: Sheet) -> bytes:
    """Rows, then an empty line and the sources."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    named: list[Line] = [[written.name]] if written.name else []
    for line in [*named, written.head, *written.lines, [], written.sources_head, *written.sources]:
        writer.writerow([harmless(value) for value in line])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(written: Sheet) -> bytes:
    """Two sheets: the comparison with a head that stays, and the sources with links."""
    book = Workbook()
    first, second = book.active, book.create_sheet(written.sources_title)
    first.title = written.title
    named: list[Line] = [[written.name]] if written.name else []
    widths = [WIDE, NARROW, NARROW / 2, *[WIDE] * (len(written.head) - 3)]
    fill(first, [*named, written.head, *written.lines], widths, head=len(named) + 1)
    first.freeze_panes = f"D{len(named) + 2}"
    first.page_setup.orientation = "landscape"
    first.page_setup.paperSize = first.PAPERSIZE_A4
    first.page_setup.fitToHeight = 0
    first.sheet_properties.pageSetUpPr.fitToPage = True
    fill(second, [written.sources_head, *written.sources], [NARROW, NARROW, WIDE, NARROW, NARROW / 2, WIDE])
    second.freeze_panes = "A2"
    for row in range(2, second.max_row + 1):
        link = second.cell(row, len(written.sources_head))
        if str(link.value).startswith(("https://", "http://")):
            link.hyperlink = link.value
            link.style = "Hyperlink"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(page: Any, lines: list[Line], widths: list[float], head: int = 1) -> None:
    """Texts as texts, whatever they begin with, and numbers as numbers; line number `head` names the columns."""
    for row, line in enumerate(lines, 1):
        page.row_dimensions[row].height = LINE_HEIGHT * lines_needed(line, widths)
        for place, value in enumerate(line, 1):
            cell = page.cell(row, place, UNPRINTABLE.sub("", value) if isinstance(value, str) else value)
            cell.data_type = "s" if isinstance(value, str) else "n"
            cell.alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
            if row == head:
                cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
    for place, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(place)].width = width


def lines_needed(line: Line, widths: list[float]) -> int:
    """How many lines of text the longest cell takes in its column: programs do not see to it by themselves."""
    cells = zip(line, widths, strict=False)  # a note below the table fills the first column only
    return max((text_lines(str(value), width) for value, width in cells), default=1)


def text_lines(text: str, width: float) -> int:
    """How many lines a text takes in so many characters."""
    return sum(max(1, ceil(len(part) / width)) for part in text.split("\n"))


def as_json(written: Sheet) -> bytes:
    """Keys and numbers for machines."""
    return json.dumps(written.data, ensure_ascii=False, indent=2).encode()


FILES: Mapping[str, tuple[str, Callable[[Sheet], bytes]]] = MappingProxyType(
    {
        "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
        "csv": ("text/csv; charset=utf-8", as_csv),
        "json": ("application/json", as_json),
    }
)
