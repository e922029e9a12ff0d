"""Answers what a visitor asks of the good practices. Pure.

Options of one filter mean "any of these", filters together "all of these". The count beside an option says how long
the list would be with only this option of its filter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from site_core.plain_text import plain

METHOD, GROUP, SIZE, COUNTRY, TOOL = "method", "group", "size", "country", "tool"
FACETS = (METHOD, GROUP, SIZE, COUNTRY, TOOL)
UNKNOWN = "unknown"
YEAR, PLACE = "year", "place"
ORDERS = (YEAR, PLACE)
SORT = "sort"

type Parameters = Mapping[str, Sequence[str]]
type Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Described:
    """What one practice is found and ordered by; `options` holds at least one option of every filter."""

    id: int
    options: Mapping[str, frozenset[str]]
    place: str
    year: int | None


@dataclass(frozen=True)
class Selection:
    """`chosen` holds options by filter, no filter with none."""

    chosen: Chosen = field(default_factory=dict)
    sort: str = YEAR

    @property
    def filters(self) -> int:
        """How many options narrow the list."""
        return sum(map(len, self.chosen.values()))

    def with_facet(self, facet: str, options: Iterable[str]) -> Selection:
        """The same with these options of one filter."""
        others = {key: value for key, value in self.chosen.items() if key != facet}
        wanted = tuple(options)
        return replace(self, chosen={**others, facet: wanted} if wanted else others)

    def without(self, facet: str, option: str) -> Selection:
        """The same with one option less."""
        return self.with_facet(facet, (other for other in self.chosen.get(facet, ()) if other != option))

    def query(self) -> str:
        """The query of the address, with its question mark; a mark alone for the plain list."""
        pairs = [(facet, option) for facet, options in self.chosen.items() for option in options]
        return f"?{urlencode([*pairs, *([(SORT, self.sort)] if self.sort != YEAR else [])])}"


@dataclass(frozen=True)
class Found:
    """`ids` in the order asked for, `counts[facet][option]` as the module says; `without` one filter: how many."""

    ids: tuple[int, ...]
    counts: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]


def read_selection(given: Parameters, described: Iterable[Described]) -> tuple[Selection, tuple[tuple[str, str], ...]]:
    """What an address asks for, and what of it we do not have. Parameters that are none of ours are left alone."""
    known = options_of(described)
    wanted = [(facet, option) for facet in FACETS for option in dict.fromkeys(given.get(facet, ())) if option]
    selection = Selection()
    for facet, option in wanted:
        if option in known[facet]:
            selection = selection.with_facet(facet, (*selection.chosen.get(facet, ()), option))
    [sort] = given.get(SORT, ())[-1:] or [""]
    unknown = [(facet, option) for facet, option in wanted if option not in known[facet]]
    unknown += [(SORT, sort)] if sort and sort not in ORDERS else []
    return replace(selection, sort=sort if sort in ORDERS else YEAR), tuple(unknown)


def options_of(described: Iterable[Described]) -> dict[str, tuple[str, ...]]:
    """All options of each filter that some practice has; the unknown one last, the others by their keys."""
    found: dict[str, set[str]] = {facet: set() for facet in FACETS}
    for practice in described:
        for facet in FACETS:
            found[facet] |= practice.options[facet]
    return {facet: tuple(sorted(options, key=lambda key: (key == UNKNOWN, key))) for facet, options in found.items()}


def find(described: Sequence[Described], selection: Selection) -> Found:
    """The practices of a selection with all counts."""
    counts = {
        facet: {option: len(passing(described, selection.with_facet(facet, (option,)).chosen)) for option in options}
        for facet, options in options_of(described).items()
    }
    return Found(
        ids=tuple(practice.id for practice in in_order(passing(described, selection.chosen), selection.sort)),
        counts=counts,
        without={facet: len(passing(described, selection.with_facet(facet, ()).chosen)) for facet in selection.chosen},
    )


def passing(described: Iterable[Described], chosen: Chosen) -> list[Described]:
    """Those that have an option of every filter that is used."""
    return [
        practice
        for practice in described
        if all(not practice.options[facet].isdisjoint(options) for facet, options in chosen.items())
    ]


def in_order(described: Iterable[Described], sort: str) -> list[Described]:
    """The latest first, those without a year last; or by place. Equal ones by place."""
    by_place = sorted(described, key=lambda practice: (natural(practice.place), practice.id))
    return by_place if sort == PLACE else sorted(by_place, key=lambda practice: -(practice.year or 0))


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which "Praha 7" comes before "Praha 10", and letters with marks beside those without."""
    parts = filter(None, re.split(r"(\d+)", plain(text)))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
