"""What a tool costs a municipality of a chosen size in the first year, as the engine computes it. Pure, no clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tools_catalog.links import Link, links
from tools_catalog.matching import answers_from
from tools_catalog.matching.catalogue import Tool
from tools_catalog.matching.cost import FirstYear, first_year
from tools_catalog.matching.municipality import Municipality, municipality_from
from tools_catalog.methodology import Edition, Text
from tools_catalog.price_words import range_words, rounded

SIZE = "size"
ANY_SIZE = "all"
FREE_PLAN, NOT_FREE, UNKNOWN, SELF_RUN = "free_limited", "not_free", "unknown", "self_run"
FREE_SERVICE = "free_service"
RUN_ON_OWN_SERVER = ("open_source", "hosting_modes")

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class SizePrice:
    """A range in words with a note on it and the sources that it rests on; `seen` is the latest of their days."""

    words: str
    note: Text | None
    links: tuple[Link, ...]
    seen: datetime.date | None


@dataclass(frozen=True)
class SizePrices:
    """The price as a service, and on the municipality's own server where the tool can run there."""

    service: SizePrice
    own_server: SizePrice | None


def sizes(edition: Edition) -> dict[str, Text]:
    """Sizes that prices and places can be shown for: answers to the question about size that have a band."""
    bands = edition.rules.band_of_size
    return {choice.key: choice.label for choice in edition.questions[SIZE].options if bands.get(choice.key)}


def sizes_to_choose(record: Record, tool: Tool, edition: Edition) -> dict[str, Text]:
    """The sizes, if a price can be computed for any of them: somebody published one, or the software is free."""
    known = sizes(edition)
    smallest = next(iter(known))
    return known if record["prices"] or size_prices(record, tool, smallest, edition).own_server else {}


def size_prices(record: Record, tool: Tool, size: str, edition: Edition) -> SizePrices:
    """The prices of a tool for one of the `sizes`."""
    municipality = municipality_from(answers_from(edition.rules, {SIZE: size}))
    service = replace(municipality, self_run_impossible=True)
    own_server = first_year(tool, replace(municipality, self_run=True), edition.rules)
    return SizePrices(
        service=size_price(record, first_year(tool, service, edition.rules), municipality, edition),
        own_server=size_price(record, own_server, municipality, edition) if own_server.note == SELF_RUN else None,
    )


def size_price(record: Record, found: FirstYear, municipality: Municipality, edition: Edition) -> SizePrice:
    """What the engine found, in words. That nothing is known, or that it is not free, the range itself says."""
    low, high = rounded(found.cost.low, found.cost.high) if found.cost else (None, None)
    sources = list(_sources(record, found.note, municipality))
    return SizePrice(
        words=range_words(low if high is not None or low else None, high),
        note=None if found.note in (None, UNKNOWN, NOT_FREE) else edition.labels.price_notes[found.note],
        links=links(*dict.fromkeys(url for url, _ in sources)),
        seen=max((datetime.date.fromisoformat(seen) for _, seen in sources), default=None),
    )


def _sources(record: Record, note: str | None, municipality: Municipality) -> Iterable[tuple[str, str]]:
    """Address and day of everything that the price was taken from."""
    if note == SELF_RUN:
        return _of_facts(record, RUN_ON_OWN_SERVER)
    if note == NOT_FREE:
        return _of_facts(record, (FREE_SERVICE,))
    if note == UNKNOWN:
        return ()
    bands = (None,) if note == FREE_PLAN else (municipality.band, ANY_SIZE)
    for band in bands:
        if of_band := [price for price in record["prices"] if price["size_band"] == band]:
            return [(price["source"], price["seen_on"]) for price in of_band]
    return ()


def _of_facts(record: Record, keys: Iterable[str]) -> list[tuple[str, str]]:
    known = [record["facts"][key] for key in keys if key in record["facts"]]
    return [(url, fact["seen_on"]) for fact in known for url in fact["sources"]]
