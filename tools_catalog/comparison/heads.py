"""The head of a column: its fit in points, and the links to what can be done with it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tools_catalog.comparison.asking import Asked
from tools_catalog.comparison.table import Column
from tools_catalog.matching.fit import points


@dataclass(frozen=True)
class Head:
    """A column with what can be done with it; links are empty where they lead nowhere. `url`: the tool's own page."""

    column: Column
    url: str
    proven: int | None
    sure: int | None
    possible: int | None
    is_pinned: bool
    is_away: bool
    remove: str
    pin: str
    left: str
    right: str


def head(column: Column, asked: Asked, url: str) -> Head:
    """A column with its links."""
    key = column.key
    moves = [asked.moved(key, step) for step in (-1, 1)]
    left, right = ("" if move.columns == asked.columns else move.query() for move in moves)
    return Head(
        column=column,
        url=url,
        proven=None if column.proven is None else points(column.proven),
        sure=None if column.sure is None else points(column.sure),
        possible=None if column.possible is None else points(column.possible),
        is_pinned=key == asked.pin,
        is_away=key not in asked.on_a_phone,
        remove=asked.without(key).query(),
        pin=asked.pinned("" if key == asked.pin else key).query(),
        left=left,
        right=right,
    )
