"""What the page of a tool shows: a record of a snapshot put into words of the edition, as of a day. Pure, no clock.

Nothing is judged here: levels come from the engine's own reading of the evidence, words from the edition.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from site_core.world import country_name
from tools_catalog.completeness import Completeness, completeness, is_offered
from tools_catalog.fact_words import FactRow, fact_rows, tags, unknown_facts
from tools_catalog.last_seen import days_of_addresses, latest_review, latest_seen
from tools_catalog.links import Link, links
from tools_catalog.matching.examination import Examined
from tools_catalog.matching.prices import PRICES
from tools_catalog.methodology import Edition, Text
from tools_catalog.methodology.words import Labels
from tools_catalog.size_prices import SizePrices, size_prices, sizes_to_choose
from tools_catalog.tool_criteria import Group, groups, reviewer, text
from tools_catalog.tool_places import Places, Price, places, prices
from tools_catalog.words_from_evidence import GeneratedWords, words_from_evidence

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class Weakness:
    """A weakness that somebody described; `seen` is the day on which its sources were, None where no day is known."""

    text: Text
    links: tuple[Link, ...]
    seen: datetime.date | None


@dataclass(frozen=True)
class OwnAddress:
    """A page of the tool itself, which is its own source; `seen` is the day of that, None where none is known."""

    link: Link
    seen: datetime.date | None


@dataclass(frozen=True)
class Profile:
    """Everything that is known about a tool. `reviewed_on` is the latest day on which anything of it was reviewed.

    `last_seen` is the day for what has no day of its own. `size` is the chosen one of `sizes` (a preview has none),
    `band` the one for which places stand open. `shelf` the list of tools that one cannot get, if it is there.
    """

    record: Record
    completeness: Completeness
    generated: GeneratedWords
    groups: tuple[Group, ...]
    facts: tuple[FactRow, ...]
    unknown_facts: tuple[Text, ...]
    prices: tuple[Price, ...]
    price_note: Text | None
    sizes: Mapping[str, Text]
    size: str
    size_prices: SizePrices | None
    band: str
    places: Places
    weaknesses: tuple[Weakness, ...]
    tags: tuple[str, ...]
    supplier: str
    homepage: tuple[OwnAddress, ...]
    repositories: tuple[OwnAddress, ...]
    warning: str
    shelf: str
    status_note: Text | None
    last_seen: datetime.date | None
    reviewed_on: datetime.date | None
    reviewers: tuple[str, ...]
    second_reviewer: bool
    levels: tuple[Text, ...]
    words: Labels


def profile(
    record: Record, examined: Examined, edition: Edition, as_of: datetime.date, size: str | None = None
) -> Profile:
    """The profile of a tool on a day (Prague date), for a size if one was chosen; None: there is nothing to choose."""
    cells = record["assessments"].values()
    days = days_of_addresses(record)
    return Profile(
        record=record,
        completeness=completeness(record, edition),
        generated=words_from_evidence(record, examined, edition, as_of),
        groups=groups(record, examined, edition, as_of),
        facts=fact_rows(record, edition),
        unknown_facts=unknown_facts(record, edition),
        prices=prices(record, edition),
        price_note=text(record["facts"].get(PRICES, {}).get("note")),
        sizes={} if size is None else sizes_to_choose(record, examined.tool, edition),
        size=size or "",
        size_prices=size_prices(record, examined.tool, size, edition) if size else None,
        band=edition.rules.band_of_size.get(size or "") or "",
        places=places(record, edition, days),
        weaknesses=tuple(weakness(raw, days) for raw in record["weaknesses"]),
        tags=tags(record, edition),
        supplier=supplier(record),
        homepage=tuple(OwnAddress(link, days.get(link.url)) for link in links(*filter(None, [record["homepage"]]))),
        repositories=tuple(OwnAddress(link.by_path, days.get(link.url)) for link in links(*record["repositories"])),
        warning=warning(record),
        shelf="" if is_offered(record) else record["status"],
        status_note=text(record.get("status_note")),
        last_seen=latest_seen([record]),
        reviewed_on=latest_review(record),
        reviewers=tuple(sorted({reviewer(cell["reviewer"]) for cell in cells if cell.get("reviewer")})),
        second_reviewer=any(cell.get("second_reviewer") for cell in cells),
        levels=tuple(level.name for level in edition.levels),
        words=edition.labels,
    )


def supplier(record: Record) -> str:
    """Who stands behind the tool, with the country where it is known."""
    return f"{record['vendor']} ({country_name(record['country'])})" if record["country"] else record["vendor"]


def warning(record: Record) -> str:
    """What has to be said first about a tool that a municipality may not be able to get; empty otherwise."""
    warnings = {
        "discontinued": gettext("The tool has ended."),
        "single_city": gettext("The tool serves one city, others cannot get it."),
        "unknown": gettext("We have not verified whether the tool is still offered."),
    }
    return warnings.get(record["status"], "")


def weakness(raw: Mapping[str, Any], days: Mapping[str, datetime.date]) -> Weakness:
    """A weakness that somebody described, with all its sources; the day is the earliest of theirs."""
    urls = (raw["source"], *raw.get("more_sources", ()))
    seen = min(days[url] for url in urls) if all(url in days for url in urls) else None
    return Weakness(Text({"cs": raw["cs"], "en": raw["en"]}), links(*urls), seen)
