"""Sources on paper: on the page of a tool each has a number, and its address stands once in a list. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from tools_catalog.links import Link
from tools_catalog.tool_criteria import Source
from tools_catalog.tool_profile import Profile


def numbers_of_sources(shown: Profile) -> dict[str, int]:
    """All addresses that prove something on the page, with their numbers from 1 in the order of the page."""
    return {url: number for number, url in enumerate(dict.fromkeys(_addresses(shown)), 1)}


def numbered(sources: Iterable[Source], numbers: Mapping[str, int]) -> tuple[Source, ...]:
    """Pieces of evidence with their numbers."""
    return tuple(replace(source, number=numbers[source.url]) for source in sources)


def _addresses(shown: Profile) -> Iterator[str]:
    for row in chain.from_iterable(group.rows for group in shown.groups):
        yield from (source.url for source in row.sources)
    yield from (link.url for link in _links(shown))


def _links(shown: Profile) -> Iterator[Link]:
    places = chain.from_iterable(group.places for group in shown.places.groups)
    for each in (*shown.weaknesses, *shown.facts):
        yield from each.links
    yield from shown.size_prices.links if shown.size_prices else ()
    for each in (*shown.prices, *places, *shown.places.sums):
        yield from each.links
