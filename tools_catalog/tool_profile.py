"""What the page of a tool shows: a record of a snapshot put into words of the edition, as of a day. Pure, no clock.

Nothing is judged here: levels come from the engine's own reading of the evidence, words from the edition.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from tools_catalog.completeness import Completeness, completeness
from tools_catalog.fact_words import FactRow, fact_rows, tags, unknown_facts
from tools_catalog.last_seen import days_of_addresses, latest_review, latest_seen
from tools_catalog.links import Link, links
from tools_catalog.matching.evidence import is_stale
from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition, Text
from tools_catalog.methodology.words import Criterion, Labels
from tools_catalog.tool_places import Places, Price, places, prices
from tools_catalog.world import country_name

DESK_REVIEW = gettext_noop("desk review 2026")
PRICES = "price_points"

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class Source:
    """A piece of evidence: what it shows, of which kind it is and when it was seen."""

    url: str
    title: Text
    kind: Text
    seen: datetime.date


@dataclass(frozen=True)
class CriterionRow:
    """One criterion of one tool. `low` and `high` are what the engine counts with; `claims` words of the rubric.

    `stale`: the evidence is too old on the day, so the range is wider. `narrowed`: sentences about facts that made the
    range narrower. `searched`: when we looked and found nothing.
    """

    key: str
    name: Text
    state: str
    low: int
    high: int
    at_least: bool
    claims: tuple[Text, ...]
    grade: str
    grade_name: Text
    sources: tuple[Source, ...]
    note: Text | None
    stale: bool
    lifetime_months: int
    narrowed: tuple[Text, ...]
    searched: datetime.date | None


@dataclass(frozen=True)
class Group:
    """Criteria that belong together."""

    key: str
    name: Text
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class Weakness:
    """A weakness that somebody described; `seen` is the day on which its sources were, None where no day is known."""

    text: Text
    links: tuple[Link, ...]
    seen: datetime.date | None


@dataclass(frozen=True)
class Profile:
    """Everything that is known about a tool. `reviewed_on` is the latest day on which anything of it was reviewed.

    `last_seen` is the day for what has no day of its own.
    """

    record: Record
    completeness: Completeness
    groups: tuple[Group, ...]
    facts: tuple[FactRow, ...]
    unknown_facts: tuple[Text, ...]
    prices: tuple[Price, ...]
    price_note: Text | None
    places: Places
    weaknesses: tuple[Weakness, ...]
    tags: tuple[str, ...]
    supplier: str
    homepage: tuple[Link, ...]
    repositories: tuple[Link, ...]
    warning: str
    status_note: Text | None
    last_seen: datetime.date | None
    reviewed_on: datetime.date | None
    reviewers: tuple[str, ...]
    second_reviewer: bool
    levels: tuple[Text, ...]
    words: Labels


def profile(record: Record, examined: Examined, edition: Edition, as_of: datetime.date) -> Profile:
    """The profile of a tool on a day (Prague date)."""
    cells = record["assessments"].values()
    days = days_of_addresses(record)
    return Profile(
        record=record,
        completeness=completeness(record, edition),
        groups=groups(record, examined, edition, as_of),
        facts=fact_rows(record, edition),
        unknown_facts=unknown_facts(record, edition),
        prices=prices(record, edition),
        price_note=text(record["facts"].get(PRICES, {}).get("note")),
        places=places(record, edition, days),
        weaknesses=tuple(weakness(raw, days) for raw in record["weaknesses"]),
        tags=tags(record, edition),
        supplier=supplier(record),
        homepage=links(record["homepage"]) if record["homepage"] else (),
        repositories=links(*record["repositories"]),
        warning=warning(record),
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


def reviewer(name: str) -> str:
    """Who reviewed; the first review was no person but a piece of work, and that has a name in every language."""
    return gettext(name) if name == DESK_REVIEW else name


def warning(record: Record) -> str:
    """What has to be said first about a tool that a municipality may not be able to get; empty otherwise."""
    warnings = {
        "discontinued": gettext("The tool has ended."),
        "single_city": gettext("The tool serves one city, others cannot get it."),
        "unknown": gettext("We have not verified whether the tool is still offered."),
    }
    return warnings.get(record["status"], "")


def groups(record: Record, examined: Examined, edition: Edition, as_of: datetime.date) -> tuple[Group, ...]:
    """The assessed criteria by their groups; criteria that are computed for each municipality are left out."""
    return tuple(
        Group(group.key, group.name, rows)
        for group in edition.groups.values()
        if (
            rows := tuple(
                criterion_row(edition.criteria[key], record, examined, edition, as_of)
                for key in group.criteria
                if not edition.criteria[key].computed
            )
        )
    )


def criterion_row(
    criterion: Criterion, record: Record, examined: Examined, edition: Edition, as_of: datetime.date
) -> CriterionRow:
    """One cell; a cell that the record lacks is an unknown one."""
    cell = record["assessments"].get(criterion.key, {"state": "unknown"})
    low, high = examined.levels[criterion.key]
    grade = edition.grades[cell.get("grade") or edition.rules.missing_cell]
    narrowing = examined.narrowings.get(criterion.key)
    found = cell["state"] != "unknown"
    return CriterionRow(
        key=criterion.key,
        name=criterion.name,
        state=cell["state"],
        low=low,
        high=high,
        at_least=bool(cell.get("floor")),
        claims=claims(cell, criterion),
        grade=grade.key,
        grade_name=grade.name,
        sources=tuple(source(piece, edition) for piece in cell.get("evidence", ())),
        note=text(cell.get("note")),
        stale=cell["state"] == "scored" and is_stale(day(cell.get("seen_on")), criterion.ttl_months, as_of),
        lifetime_months=criterion.ttl_months,
        narrowed=tuple(edition.derived_intervals[place] for place in narrowing.rules) if narrowing else (),
        searched=None if found else day(cell.get("reviewed_on")),
    )


def claims(cell: Mapping[str, Any], criterion: Criterion) -> tuple[Text, ...]:
    """What the evidence says in words of the rubric; sources that disagree give both ends."""
    if cell["state"] == "not_applicable":
        return (criterion.not_applicable_when,) if criterion.not_applicable_when else ()
    if cell["state"] != "scored":
        return ()
    levels = cell.get("claims") or [cell["level"]]
    return tuple(criterion.levels[level] for level in levels)


def source(piece: Mapping[str, Any], edition: Edition) -> Source:
    """One piece of evidence."""
    return Source(
        url=piece["url"],
        title=Text(piece["shows"]),
        kind=edition.labels.evidence_kinds[piece["kind"]],
        seen=datetime.date.fromisoformat(piece["seen_on"]),
    )


def weakness(raw: Mapping[str, Any], days: Mapping[str, datetime.date]) -> Weakness:
    """A weakness that somebody described, with all its sources; the day is the earliest of theirs."""
    urls = (raw["source"], *raw.get("more_sources", ()))
    seen = min(days[url] for url in urls) if all(url in days for url in urls) else None
    return Weakness(Text({"cs": raw["cs"], "en": raw["en"]}), links(*urls), seen)


def text(raw: Mapping[str, str] | None) -> Text | None:
    """A text of the catalogue, if there is one."""
    return Text(raw) if raw else None


def day(raw: str | None) -> datetime.date | None:
    """A day of a snapshot."""
    return datetime.date.fromisoformat(raw) if raw else None
