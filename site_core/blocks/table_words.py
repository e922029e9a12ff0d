"""What a table of words is made of: what is shown, and what is translated. Pure.

A text is known to translators by a name that is made of its words. So its translation stays where a row is inserted,
moved or sorted, and a text that stands in ten cells is translated once. A changed text is a new text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SPEAKS = re.compile(r"[^\W\d_]|\d[.,]\d")  # a letter, or a number that other languages write otherwise
NUMBER = re.compile(r"[<>≈~+−–-]?\s*\d[\d\s.,]*\s*\S{0,3}")  # perhaps with a short unit
NAME_LENGTH = 16  # of 64 hexadecimal digits: two texts of one table never meet
OF_A_CELL = re.compile(rf"\.cell-[0-9a-f]{{{NAME_LENGTH}}}$")

type Cells = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Head:
    """The head of a column; `is_number`: numbers stand below it, and nothing else."""

    text: str
    is_number: bool


@dataclass(frozen=True)
class Cell:
    """`label` is the head of its column, for a phone, where each row stands by itself."""

    text: str
    label: str
    is_number: bool


@dataclass(frozen=True)
class Row:
    """`name` heads the row; empty where rows have no heads."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table as it is shown. `head` is empty where columns have no heads; with `has_names` the names have one too."""

    caption: str
    head: tuple[Head, ...]
    has_names: bool
    rows: tuple[Row, ...]


def words(cell: object) -> str:
    """The text of a cell; a sheet also gives None and numbers."""
    return "" if cell is None else str(cell).strip()


def name_of(text: str) -> str:
    """The name of a text for translators."""
    return f"cell-{hashlib.sha256(text.encode()).hexdigest()[:NAME_LENGTH]}"


def place_of(path: str) -> str:
    """Where a text stands: its path, for a cell that of the table. The name of a cell is another in each language."""
    return OF_A_CELL.sub("", path)


def texts_by_name(data: Cells) -> dict[str, str]:
    """All different texts with words in them, in reading order, by their names."""
    texts = (words(cell) for row in data for cell in row)
    return {name_of(text): text for text in texts if SPEAKS.search(text)}


def translated(data: Cells, texts: Mapping[str, str]) -> list[list[object]]:
    """The same cells with these texts by name; a cell whose text has none is left."""
    return [[texts.get(name_of(words(cell)), cell) for cell in row] for row in data]


def table(data: Cells, caption: str, *, has_head: bool, has_names: bool) -> Table:
    """The table as it is shown."""
    rows = rectangle(data)
    width = len(rows[0]) if rows else 0
    labels = rows.pop(0) if has_head and rows else ()
    numeric = [is_numeric(column) for column in zip(*rows, strict=True)] or [False] * width
    columns = tuple(map(Head, labels or ("",) * width, numeric))
    first = int(has_names)
    shown = (Row(row[0] if has_names else "", cells(row[first:], columns[first:])) for row in rows)
    return Table(caption, columns if labels else (), has_names and width > 0, tuple(shown))


def rectangle(data: Cells) -> list[tuple[str, ...]]:
    """The texts of all cells: short rows filled up, empty rows at the end and empty columns on the right left out."""
    texts = [tuple(map(words, row)) for row in data]
    height = max((place for place, row in enumerate(texts, 1) if any(row)), default=0)
    width = max((place for row in texts for place, text in enumerate(row, 1) if text), default=0)
    return [row[:width] + ("",) * (width - len(row)) for row in texts[:height]]


def is_numeric(column: Sequence[str]) -> bool:
    """Numbers and empty cells only."""
    return any(column) and all(NUMBER.fullmatch(text) for text in column if text)


def cells(texts: Sequence[str], columns: Sequence[Head]) -> tuple[Cell, ...]:
    """The cells of a row under the heads of their columns."""
    return tuple(Cell(text, head.text, head.is_number) for text, head in zip(texts, columns, strict=True))
