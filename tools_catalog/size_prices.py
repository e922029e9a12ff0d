"""What a tool costs a municipality of a chosen size in the first year, as the engine computes it. Pure, no clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from tools_catalog.links import Link, links
from tools_catalog.matching import answers_from
from tools_catalog.matching.catalogue import Tool
from tools_catalog.matching.cost import FirstYear, first_year
from tools_catalog.matching.municipality import Municipality, municipality_from
from tools_catalog.methodology import Edition, Text
from tools_catalog.price_words import range_words, rounded
from tools_catalog.tool_places import ANY_SIZE, Price, price

SIZE = "size"
FREE_PLAN, NOT_FREE, UNKNOWN, SELF_RUN = "free_limited", "not_free", "unknown", "self_run"
ESTIMATE = "estimate"
RESTS_ON = {SELF_RUN: ("open_source", "hosting_modes"), NOT_FREE: ("free_service",)}  # facts, not prices

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class SizePrice:
    """A range in words with a note on it and what it rests on: published `prices`, or facts with `links`.

    `low` and `high` are the range in crowns; `low` None: not known, `high` None: no upper end is known.
    `seen` is the latest day of the links. `is_estimate`, `vat_not_stated`: why the range is wider than the prices.
    `why` says why nothing was computed although prices were published.
    """

    low: int | None
    high: int | None
    words: str
    note: Text | None
    why: str
    prices: tuple[Price, ...]
    is_estimate: bool
    vat_not_stated: bool
    links: tuple[Link, ...]
    seen: datetime.date | None


@dataclass(frozen=True)
class SizePrices:
    """The price as a service, and on the municipality's own server where the tool can run there."""

    service: SizePrice
    own_server: SizePrice | None

    @property
    def links(self) -> tuple[Link, ...]:
        """All that the prices rest on, each address once."""
        ways = [way for way in (self.service, self.own_server) if way]
        rest_on = [named for way in ways for named in (*(price.links for price in way.prices), way.links)]
        return tuple({link.url: link for named in rest_on for link in named}.values())


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
    known_low = low if high is not None or low else None
    counted, facts = _counted(record, found.note, municipality), _of_facts(record, RESTS_ON.get(found.note or "", ()))
    return SizePrice(
        low=known_low,
        high=high,
        words=range_words(known_low, high),
        note=None if found.note in (None, UNKNOWN, NOT_FREE) else edition.labels.price_notes[found.note],
        why=_why_unknown(record, municipality) if found.note in (UNKNOWN, NOT_FREE, FREE_PLAN) else "",
        prices=tuple(price(raw, edition) for raw in counted),
        is_estimate=found.note == ESTIMATE,
        vat_not_stated=any(raw["amount"] and raw["vat"] == "not_stated" for raw in counted),
        links=links(*dict.fromkeys(url for url, _ in facts)),
        seen=max((datetime.date.fromisoformat(seen) for _, seen in facts), default=None),
    )


def _counted(record: Record, note: str | None, municipality: Municipality) -> list[Record]:
    """The published prices that the engine counts with."""
    if note in (UNKNOWN, *RESTS_ON):
        return []
    if note == FREE_PLAN:
        return [raw for raw in _of_band(record, (None,)) if not raw["amount"]]
    return _of_band(record, (municipality.band, ANY_SIZE))


def _of_band(record: Record, bands: Iterable[str | None]) -> list[Record]:
    """Prices of the first of these sizes that has any."""
    of_bands = ([raw for raw in record["prices"] if raw["size_band"] == band] for band in bands)
    return next(filter(None, of_bands), [])


def _why_unknown(record: Record, municipality: Municipality) -> str:
    """Why nothing can be computed from the published prices; empty where there are none."""
    if not record["prices"]:
        return ""
    if _of_band(record, (municipality.band, ANY_SIZE)):
        return gettext("The published price does not say enough to compute a year from it.")
    return gettext("No published price is for this size: the known ones are for other sizes, a plan or a single case.")


def _of_facts(record: Record, keys: Iterable[str]) -> list[tuple[str, str]]:
    known = [record["facts"][key] for key in keys if key in record["facts"]]
    return [(url, fact["seen_on"]) for fact in known for url in fact["sources"]]
