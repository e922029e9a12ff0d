"""What a visitor asks of the catalogue, as it stands in the address: `?does=survey&czech=full&t=decidim`.

Keys are the same in all languages. Options of what a tool does mean "all of these", of other facets "any of
these", facets together "all of these". Pure.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from tools_catalog.browsing.index import NAME, SORTS, Index

MOST_COMPARED, FEWEST_COMPARED = 5, 2
LONGEST_SEARCH = 100
WORDS, UNVERIFIED, SHELF, SORT, PAGE, TRAY = "q", "unverified", "list", "sort", "page", "t"
YES = "1"

type Parameters = Mapping[str, list[str]]


@dataclass(frozen=True)
class Selection:
    """`chosen` holds options by facet, no facet with none. `unverified`: also tools that only may be so."""

    shelf: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unverified: bool = False
    words: str = ""
    sort: str = NAME
    page: int = 1
    tray: tuple[str, ...] = ()
    first_shelf: str = ""

    @property
    def filters(self) -> int:
        """How many options narrow the list, the search included."""
        return sum(map(len, self.chosen.values())) + bool(self.words)

    def with_option(self, facet: str, option: str, *, on: bool) -> Selection:
        """The same with one option more or less, from the first page."""
        options = tuple(other for other in self.chosen.get(facet, ()) if other != option)
        return self.with_facet(facet, (*options, option) if on else options)

    def with_facet(self, facet: str, options: tuple[str, ...]) -> Selection:
        """The same with these options of one facet, from the first page."""
        others = {key: value for key, value in self.chosen.items() if key != facet}
        return replace(self, chosen={**others, facet: options} if options else others, page=1)

    def without_options(self, facet: str, options: Container[str]) -> Selection:
        """The same without these options of one facet, from the first page."""
        return self.with_facet(facet, tuple(key for key in self.chosen.get(facet, ()) if key not in options))

    def without_filters(self) -> Selection:
        """Everything of the list; order and tray stay."""
        return replace(self, chosen={}, unverified=False, words="", page=1)

    def with_tool(self, key: str) -> Selection:
        """The same with one tool more in the tray."""
        return replace(self, tray=(*self.tray, key))

    def without_tool(self, key: str) -> Selection:
        """The same with one tool less in the tray."""
        return replace(self, tray=tuple(other for other in self.tray if other != key))

    def pairs(self) -> list[tuple[str, str]]:
        """All that differs from the plain list, as the parameters of an address."""
        chosen = [(facet, option) for facet, options in self.chosen.items() for option in options]
        plain = (
            (WORDS, self.words, ""),
            (UNVERIFIED, YES if self.unverified else "", ""),
            (SHELF, self.shelf, self.first_shelf),
            (SORT, self.sort, NAME),
            (PAGE, str(self.page), "1"),
        )
        rest = [(key, value) for key, value, usual in plain if value != usual]
        return [*chosen, *rest, *tray_pairs(self.tray)]

    def query(self) -> str:
        """The query of the address, with its question mark; a mark alone for the plain list."""
        return f"?{urlencode(self.pairs())}"


@dataclass(frozen=True)
class Dropped:
    """What the address asked for and the catalogue does not have. `too_many`: tools beyond those the tray holds.

    `settings` of a comparison that mean nothing, as key and value; `activities` beyond those that may be chosen.
    """

    options: tuple[tuple[str, str], ...] = ()
    tools: tuple[str, ...] = ()
    too_many: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    activities: tuple[str, ...] = ()

    def named(self, tools: Mapping[str, Mapping[str, Any]]) -> Dropped:
        """The same with names in the place of the keys of `too_many`. `tools`: records by key."""
        return replace(self, too_many=tuple(tools[key]["name"] for key in self.too_many))


def tray_pairs(tray: Iterable[str]) -> list[tuple[str, str]]:
    """The tray as parameters of an address."""
    return [(TRAY, key) for key in tray]


def read_selection(given: Parameters, index: Index) -> tuple[Selection, Dropped]:
    """What is asked for, and what of it is unknown. Parameters that are none of ours are left alone."""
    tray, dropped = read_tray(given, index.places)
    shelves = tuple(index.shelves)
    wanted = {facet: unique(given.get(facet, ())) for facet in index.holds}
    chosen = {
        facet: tuple(option for option in index.holds[facet] if option in options) for facet, options in wanted.items()
    }
    single = {key: last(given, key) for key in (SHELF, SORT, PAGE)}
    unknown = [
        (facet, option) for facet, options in wanted.items() for option in options if option not in chosen[facet]
    ]
    unknown += [(key, value) for key, value in single.items() if value and not _known(key, value, shelves)]
    lost = set(unknown)
    kept = {key: "" if (key, value) in lost else value for key, value in single.items()}
    selection = Selection(
        shelf=kept[SHELF] or shelves[0],
        chosen={facet: options for facet, options in chosen.items() if options},
        unverified=last(given, UNVERIFIED) == YES,
        words=" ".join(last(given, WORDS).replace("\0", "").split())[:LONGEST_SEARCH],
        sort=kept[SORT] or NAME,
        page=int(kept[PAGE] or 1),
        tray=tray,
        first_shelf=shelves[0],
    )
    return selection, replace(dropped, options=tuple(unknown))


def read_tray(given: Parameters, known: Container[str]) -> tuple[tuple[str, ...], Dropped]:
    """The tools to be compared, each once and at most five, and what was left out. `known`: all tools there are."""
    wanted = unique(given.get(TRAY, ()))
    found = [key for key in wanted if key in known]
    unknown = tuple(key for key in wanted if key not in known)
    return tuple(found[:MOST_COMPARED]), Dropped(tools=unknown, too_many=tuple(found[MOST_COMPARED:]))


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values that say something, each once, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))


def last(given: Parameters, key: str) -> str:
    """The last value of a parameter, empty without one."""
    values = given.get(key)
    return values[-1] if values else ""


def _known(key: str, value: str, shelves: tuple[str, ...]) -> bool:
    if key == PAGE:
        return value.isascii() and value.isdigit() and len(value) < 6 and int(value) > 0
    return value in (shelves if key == SHELF else SORTS)
