"""Answers what a visitor asks of a list with filters. Pure.

Options of one filter mean "any of these", filters together "all of these". The count beside an option says how long
the list would be with only this option of its filter. Meant for some hundred things, counted one by one; the catalogue
of tools counts in its own way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

UNKNOWN = "unknown"

type Parameters = Mapping[str, Sequence[str]]
type Chosen = Mapping[str, tuple[str, ...]]
type Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Described:
    """What one thing is found by; `options` holds at least one option of every filter."""

    id: int
    options: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Selection:
    """`chosen` holds options by filter, no filter with none."""

    chosen: Chosen = field(default_factory=dict)

    @property
    def filters(self) -> int:
        """How many options narrow the list."""
        return sum(map(len, self.chosen.values()))

    def with_facet(self, facet: str, options: Iterable[str]) -> Self:
        """The same with these options of one filter."""
        others = {key: value for key, value in self.chosen.items() if key != facet}
        wanted = tuple(options)
        return replace(self, chosen={**others, facet: wanted} if wanted else others)

    def without(self, facet: str, option: str) -> Self:
        """The same with one option less."""
        return self.with_facet(facet, (other for other in self.chosen.get(facet, ()) if other != option))

    def plain(self) -> Self:
        """The same without filters."""
        return replace(self, chosen={})

    def further(self) -> Pairs:
        """What else of the list the address says, beside its filters."""
        return ()

    def query(self) -> str:
        """The query of the address, with its question mark; a mark alone for the plain list."""
        pairs = [(facet, option) for facet, options in self.chosen.items() for option in options]
        return f"?{urlencode([*pairs, *self.further()])}"


@dataclass(frozen=True)
class Counted:
    """`counts[facet][option]` as the module says; `without` one filter: how many."""

    counts: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]


def read_chosen(given: Parameters, facets: Sequence[str], described: Iterable[Described]) -> tuple[Chosen, Pairs]:
    """Options that an address asks for, and those of them that no thing has. Other parameters are left alone."""
    known = options_of(described, facets)
    wanted = [(facet, option) for facet in facets for option in dict.fromkeys(given.get(facet, ())) if option]
    chosen: dict[str, tuple[str, ...]] = {}
    for facet, option in wanted:
        if option in known[facet]:
            chosen[facet] = (*chosen.get(facet, ()), option)
    return chosen, tuple((facet, option) for facet, option in wanted if option not in known[facet])


def options_of(described: Iterable[Described], facets: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """All options of each filter that some thing has; the unknown one last, the others by their keys."""
    found: dict[str, set[str]] = {facet: set() for facet in facets}
    for one in described:
        for facet in facets:
            found[facet] |= one.options[facet]
    return {facet: tuple(sorted(options, key=lambda key: (key == UNKNOWN, key))) for facet, options in found.items()}


def count(described: Sequence[Described], selection: Selection, facets: Sequence[str]) -> Counted:
    """All counts of a selection; each thing is looked at once a filter, however many options that has."""
    beside = {
        facet: passing(described, selection.with_facet(facet, ()).chosen) for facet in {*facets, *selection.chosen}
    }
    counts = {}
    for facet, options in options_of(described, facets).items():
        have = Counter(option for one in beside[facet] for option in one.options[facet])
        counts[facet] = {option: have[option] for option in options}
    return Counted(counts, {facet: len(beside[facet]) for facet in selection.chosen})


def passing[D: Described](described: Iterable[D], chosen: Chosen) -> list[D]:
    """Those that have an option of every filter that is used."""
    return [
        one for one in described if all(not one.options[facet].isdisjoint(options) for facet, options in chosen.items())
    ]
