"""Answers a selection: which tools, and how many each further option would give. Pure.

Each count says how many tools the list would have. Where one option of a facet is enough, it is the list that choosing
only this option of the facet would give; where all have to hold, the list that is left with this option too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tools_catalog.browsing.index import Bits, Index
from tools_catalog.browsing.selection import Selection

PER_PAGE = 20


@dataclass(frozen=True)
class Found:
    """`places` are the tools in the order asked for. `counts[facet][option]`: as the module says.

    `only_may`: tools of the list asked for that may be what is chosen, though nobody has verified it. `shelves`: how
    many tools of each list the same filters give. `without`: how many there were without one filter: a facet with no
    option, or facet and option where all have to hold, or twice nothing for the search.
    """

    places: tuple[int, ...]
    counts: Mapping[str, Mapping[str, int]]
    only_may: Bits
    shelves: Mapping[str, int]
    without: Mapping[tuple[str, str], int]

    @property
    def unverified(self) -> int:
        """How many tools only may be what is chosen."""
        return self.only_may.bit_count()

    @property
    def pages(self) -> int:
        """How many pages the list has; an empty list has one."""
        return max(1, -(-len(self.places) // PER_PAGE))

    def on_page(self, page: int) -> tuple[int, ...]:
        """The tools of one page."""
        return self.places[(page - 1) * PER_PAGE : page * PER_PAGE]


def find(index: Index, selection: Selection) -> Found:
    """The tools of a selection with all counts."""
    having = index.having(selection.words) if selection.words else index.all
    shelf = index.shelves[selection.shelf]
    parts = _parts(index, selection, unverified=selection.unverified)
    filtered = _all(parts, having)
    bits = filtered & shelf
    outside = {facet: _all(parts, having & shelf, apart=facet) for facet in parts if facet not in index.together}
    return Found(
        places=tuple(place for place in index.orders[selection.sort] if bits >> place & 1),
        counts={
            facet: {
                option: (tools & outside.get(facet, bits)).bit_count()
                for option, tools in _options(index, facet, unverified=selection.unverified).items()
            }
            for facet in index.holds
        },
        only_may=_only_may(index, selection, having & shelf),
        shelves={key: (tools & filtered).bit_count() for key, tools in index.shelves.items()},
        without={part: _found(index, less, having & shelf) for part, less in _each_away(index, selection)}
        | ({("", ""): _all(parts, shelf).bit_count()} if selection.words else {}),
    )


def in_range(selection: Selection, found: Found) -> Selection:
    """The selection with a page that exists."""
    return replace(selection, page=min(selection.page, found.pages))


def _options(index: Index, facet: str, *, unverified: bool) -> Mapping[str, Bits]:
    return index.may[facet] if unverified and facet in index.may else index.holds[facet]


def _parts(index: Index, selection: Selection, *, unverified: bool) -> dict[str, Bits]:
    """The tools that each facet lets through."""
    return {
        facet: _every(options, chosen, index.all) if facet in index.together else _any(options, chosen)
        for facet, chosen in selection.chosen.items()
        for options in [_options(index, facet, unverified=unverified)]
    }


def _any(options: Mapping[str, Bits], chosen: Iterable[str]) -> Bits:
    bits = 0
    for option in chosen:
        bits |= options[option]
    return bits


def _every(options: Mapping[str, Bits], chosen: Iterable[str], bits: Bits) -> Bits:
    for option in chosen:
        bits &= options[option]
    return bits


def _all(parts: Mapping[str, Bits], bits: Bits, apart: str = "") -> Bits:
    for facet, part in parts.items():
        if facet != apart:
            bits &= part
    return bits


def _found(index: Index, selection: Selection, bits: Bits) -> int:
    return _all(_parts(index, selection, unverified=selection.unverified), bits).bit_count()


def _only_may(index: Index, selection: Selection, bits: Bits) -> Bits:
    sure, may = (_all(_parts(index, selection, unverified=unverified), bits) for unverified in (False, True))
    return may & ~sure


def _each_away(index: Index, selection: Selection) -> Iterator[tuple[tuple[str, str], Selection]]:
    """The selection without each filter that narrows by itself: an option of what holds together, else the facet."""
    for facet, options in selection.chosen.items():
        if facet in index.together:
            yield from (((facet, option), selection.with_option(facet, option, on=False)) for option in options)
        else:
            yield (facet, ""), selection.with_facet(facet, ())
