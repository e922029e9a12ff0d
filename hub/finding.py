"""What a visitor asks of the good practices: their filters and orders. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_core import list_finding
from site_core.czech_order import SortKey, czech_sort_key
from site_core.list_finding import UNKNOWN as UNKNOWN
from site_core.list_finding import Counted, Pairs, Parameters, count, passing, read_chosen

METHOD, GROUP, SIZE, COUNTRY, TOOL = "method", "group", "size", "country", "tool"
FACETS = (METHOD, GROUP, SIZE, COUNTRY, TOOL)
YEAR, PLACE = "year", "place"
ORDERS = (YEAR, PLACE)
SORT = "sort"


@dataclass(frozen=True)
class Described(list_finding.Described):
    """What one practice is found and ordered by."""

    place: str
    year: int | None


@dataclass(frozen=True)
class Selection(list_finding.Selection):
    """Filters and the order."""

    sort: str = YEAR

    def further(self) -> Pairs:
        """The order, where it is not the usual one."""
        return ((SORT, self.sort),) if self.sort != YEAR else ()


@dataclass(frozen=True)
class Found(Counted):
    """All counts, and `ids` in the order asked for."""

    ids: tuple[int, ...]


def read_selection(given: Parameters, described: Iterable[Described]) -> tuple[Selection, Pairs]:
    """What an address asks for, and what of it we do not have. Parameters that are none of ours are left alone."""
    chosen, unknown = read_chosen(given, FACETS, described)
    [sort] = given.get(SORT, ())[-1:] or [""]
    if sort and sort not in ORDERS:
        unknown = (*unknown, (SORT, sort))
    return Selection(chosen, sort if sort in ORDERS else YEAR), unknown


def find(described: Sequence[Described], selection: Selection) -> Found:
    """The practices of a selection with all counts."""
    counted = count(described, selection, FACETS)
    ordered = in_order(passing(described, selection.chosen), selection.sort)
    return Found(counted.counts, counted.without, tuple(practice.id for practice in ordered))


def in_order(described: Iterable[Described], sort: str) -> list[Described]:
    """The latest first, those without a year last; or by place. Equal ones by place."""
    by_place = sorted(described, key=lambda practice: (natural(practice.place), practice.id))
    return by_place if sort == PLACE else sorted(by_place, key=lambda practice: -(practice.year or 0))


def natural(text: str) -> tuple[tuple[int, int, SortKey], ...]:
    """A key by which "Praha 7" comes before "Praha 10", and letters stand in the Czech order."""
    parts = filter(None, re.split(r"(\d+)", text))
    nothing = czech_sort_key("")
    return tuple((0, int(part), nothing) if part.isdecimal() else (1, 0, czech_sort_key(part)) for part in parts)
