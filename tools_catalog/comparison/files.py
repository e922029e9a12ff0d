"""The comparison as a file: CSV, XLSX with sources and sortable levels on further sheets, JSON. Nothing is a formula.

The CSV has a byte order mark and semicolons, so that a Czech spreadsheet opens it by a double click (docs/adr/0013).
The fields of the JSON are described in docs/comparison-file.md.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import Any

from django.utils.text import slugify
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from site_core.spreadsheets import FORMULA, harmless_everywhere
from tools_catalog.comparison.file_content import FileContent, Line

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
HEAD = PatternFill("solid", fgColor="0B4F57")
WIDE, NARROW = 44, 30  # characters
LINE_HEIGHT = 15  # points
MOST_NAMED = 60  # characters of a file name for its tools


def as_csv(written: FileContent) -> bytes:
    """Rows, what they were made from, then an empty line and the sources. Every value stands in quotes."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    named: list[Line] = [[written.name]] if written.name else []
    for line in [*named, written.head, *written.lines, *written.about, [], written.sources_head, *written.sources]:
        writer.writerow([harmless_everywhere(printable(str(value))) for value in line])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(written: FileContent) -> bytes:
    """Three sheets: the comparison with a head that stays, the sources with links, the levels to be sorted."""
    book = Workbook()
    first, second, third = book.active, *map(book.create_sheet, (written.sources_title, written.levels_title))
    first.title = written.title
    named: list[Line] = [[written.name]] if written.name else []
    widths = [WIDE, NARROW, NARROW / 2, *[WIDE] * (len(written.head) - 4), NARROW / 2]
    fill(first, [*named, written.head, *written.lines, *written.about], widths, head=len(named) + 1)
    first.freeze_panes = f"D{len(named) + 2}"
    fill(second, [written.sources_head, *written.sources], [NARROW, NARROW, WIDE, NARROW, NARROW / 2, WIDE])
    second.freeze_panes = "A2"
    for row in range(2, second.max_row + 1):
        link = second.cell(row, len(written.sources_head))
        if str(link.value).startswith(("https://", "http://")):
            link.hyperlink = link.value
            link.style = "Hyperlink"
    fill(third, [written.levels_head, *written.levels], [NARROW, WIDE, NARROW, *[NARROW / 2] * 5, NARROW])
    third.freeze_panes, third.auto_filter.ref = "A2", third.dimensions
    for page in book.worksheets:
        on_paper(page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def on_paper(page: Any) -> None:
    """Across an A4, as wide as the paper and as long as it needs, the frozen head on every sheet of paper."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.print_title_rows = f"1:{coordinate_to_tuple(page.freeze_panes)[0] - 1}"
    page.sheet_properties.pageSetUpPr.fitToPage = True


def fill(page: Any, lines: list[Line], widths: list[float], head: int = 1) -> None:
    """Texts as texts, whatever they begin with, numbers as numbers, days as days; line `head` names the columns.

    The quote prefix keeps a text a text when somebody edits its cell.
    """
    for row, line in enumerate(lines, 1):
        page.row_dimensions[row].height = LINE_HEIGHT * lines_needed(line, widths)
        for place, value in enumerate(line, 1):
            cell = page.cell(row, place, printable(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type, cell.quotePrefix = "s", value.startswith(FORMULA)
            cell.alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
            if row == head:
                cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
    for place, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(place)].width = width


def printable(text: str) -> str:
    """The text without signs that no spreadsheet may hold; one of them in an XLSX and the file does not open."""
    return UNPRINTABLE.sub("", text)


def lines_needed(line: Line, widths: list[float]) -> int:
    """How many lines of text the longest cell takes in its column: programs do not see to it by themselves."""
    cells = zip(line, widths, strict=False)  # a note below the table fills the first column only
    return max((text_lines(str(value), width) for value, width in cells), default=1)


def text_lines(text: str, width: float) -> int:
    """How many lines a text takes in so many characters."""
    return sum(max(1, ceil(len(part) / width)) for part in text.split("\n"))


def as_json(written: FileContent) -> bytes:
    """Keys and numbers for machines."""
    return json.dumps(written.data, ensure_ascii=False, indent=2).encode()


def file_name(word: str, tools: Sequence[str], day: datetime.date, kind: str) -> str:
    """`comparison-decidim-cap-2026-11-26.xlsx`: as many keys of tools as fit, so that the name stays short."""
    fitting = [named for count in range(1, len(tools) + 1) if len(named := "-".join(tools[:count])) <= MOST_NAMED]
    named = fitting[-1] if fitting else tools[0][:MOST_NAMED]
    return f"{slugify(f'{word}-{named}')}-{day.isoformat()}.{kind}"


FILES: Mapping[str, tuple[str, Callable[[FileContent], bytes]]] = MappingProxyType(
    {
        "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
        "csv": ("text/csv; charset=utf-8", as_csv),
        "json": ("application/json", as_json),
    }
)
