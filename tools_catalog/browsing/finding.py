"""Answers a selection: which tools, and how many each further option would give. Pure.

A facet's own choice does not reduce the counts of its options: each count is the length of the list that choosing
only this option of the facet would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tools_catalog.browsing.index import Bits, Index
from tools_catalog.browsing.selection import Selection

PER_PAGE = 20


@dataclass(frozen=True)
class Found:
    """`places` are the tools in the order asked for. `counts[facet][option]` holds for this facet alone.

    `unverified`: how many more tools may have the chosen functions, though nobody has verified it.
    `shelves`: how many tools of each list the same filters give. `without[facet]`: how many there were without a facet,
    for the search under the key "".
    """

    places: tuple[int, ...]
    counts: Mapping[str, Mapping[str, int]]
    unverified: int
    shelves: Mapping[str, int]
    without: Mapping[str, int]

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
    parts = {facet: _any(_options(index, selection, facet), chosen) for facet, chosen in selection.chosen.items()}
    filtered = _all(parts, having)
    bits = filtered & shelf
    outside = {facet: _all(parts, having & shelf, apart=facet) for facet in parts}
    return Found(
        places=tuple(place for place in index.orders[selection.sort] if bits >> place & 1),
        counts={
            facet: {
                option: (tools & outside.get(facet, bits)).bit_count()
                for option, tools in _options(index, selection, facet).items()
            }
            for facet in index.holds
        },
        unverified=_unverified(index, selection, outside),
        shelves={key: (tools & filtered).bit_count() for key, tools in index.shelves.items()},
        without=_without(outside, parts, shelf, selection),
    )


def in_range(selection: Selection, found: Found) -> Selection:
    """The selection with a page that exists."""
    return replace(selection, page=min(selection.page, found.pages))


def _options(index: Index, selection: Selection, facet: str) -> Mapping[str, Bits]:
    return index.may if selection.unverified and facet == index.may_facet else index.holds[facet]


def _any(options: Mapping[str, Bits], chosen: Iterable[str]) -> Bits:
    bits = 0
    for option in chosen:
        bits |= options[option]
    return bits


def _all(parts: Mapping[str, Bits], bits: Bits, apart: str = "") -> Bits:
    for facet, part in parts.items():
        if facet != apart:
            bits &= part
    return bits


def _unverified(index: Index, selection: Selection, outside: Mapping[str, Bits]) -> int:
    chosen = selection.chosen.get(index.may_facet, ())
    if not chosen:
        return 0
    only_may = _any(index.may, chosen) & ~_any(index.holds[index.may_facet], chosen)
    return (only_may & outside[index.may_facet]).bit_count()


def _without(
    outside: Mapping[str, Bits], parts: Mapping[str, Bits], shelf: Bits, selection: Selection
) -> dict[str, int]:
    without = {facet: bits.bit_count() for facet, bits in outside.items()}
    return {**without, "": _all(parts, shelf).bit_count()} if selection.words else without
