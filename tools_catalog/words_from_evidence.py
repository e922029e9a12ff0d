"""Whom a tool suits, what it is strong at and where its limits are, put together from levels, facts and references.

Shown where no person has written it. Pure, no clock: nothing is said that the evidence does not say, nothing follows
from what is unknown.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from site_core.world import country_name
from tools_catalog.anchors import PLACES, WEAKNESSES, criterion_anchor
from tools_catalog.completeness import completeness, is_offered
from tools_catalog.fact_words import Words
from tools_catalog.matching.evidence import is_stale
from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition
from tools_catalog.methodology.words import Criterion
from tools_catalog.overview import ACTIVITIES, functions
from tools_catalog.tool_places import TRIAL, bands_of_places, group_name, group_of, latest_year

STRONG_FROM, WEAK_TO = 3, 1
PROVEN, AGREED = ("A", "B"), ("A", "B", "C")
MOST_POINTS = 5
HOME_COUNTRY = "CZ"

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """A name that leads to a place on the page."""

    name: Words
    anchor: str


@dataclass(frozen=True)
class Point:
    """One point: what, what there is to say of it, on what it rests. `anchor`: where on the page the evidence is."""

    claim: Words
    more: str = ""
    proof: str = ""
    anchor: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class GeneratedWords:
    """The three parts of a page that people may write themselves; each may be empty."""

    who_for: tuple[Point, ...]
    strengths: tuple[Point, ...]
    limits: tuple[Point, ...]


def words_from_evidence(record: Record, examined: Examined, edition: Edition, as_of: datetime.date) -> GeneratedWords:
    """The words about a tool on a day (Prague date). A tool that nobody can get suits nobody."""
    return GeneratedWords(
        who_for=tuple(_who_for(record, examined, edition)) if is_offered(record) else (),
        strengths=tuple(_strengths(record, examined, edition, as_of)),
        limits=tuple(_limits(record, examined, edition, as_of)),
    )


# --- whom it suits --------------------------------------------------------------------------------------------------
def _who_for(record: Record, examined: Examined, edition: Edition) -> Iterator[Point]:
    able = [
        activity_part(activity, function.criterion, edition)
        for activity, function in functions(edition.rules).items()
        if examined.levels[function.criterion][0] >= function.level
    ]
    if able:
        yield Point(gettext("Who wants to do this with people"), parts=tuple(able))
    places = [row for row in record["references"] if not row.get("aggregate")]
    if places:
        yield Point(
            gettext("Where we have documented its use, by inhabitants"), more=_sizes(places, edition), anchor=PLACES
        )
    if used := [row for row in places if row["kind"] != TRIAL]:
        yield Point(gettext("In which countries we have documented it"), more=_countries(used), anchor=PLACES)


def activity_part(activity: str, criterion: str, edition: Edition) -> Part:
    """An activity by its name in the question, leading to the criterion that shows whether the tool does it."""
    return Part(edition.questions[ACTIVITIES].option(activity).label, criterion_anchor(criterion))


def _sizes(places: list[Record], edition: Edition) -> str:
    """Sizes with the number of places and the latest year; what is no municipality and trials are named as such."""
    counted = Counter(map(group_of, places))
    words = [f"{group_name(band, edition)} ({counted[band]})" for band in bands_of_places(edition) if counted[band]]
    if latest := latest_year(places):
        words.append(gettext("the latest in %(year)s") % {"year": latest})
    return "; ".join(words)


def _countries(places: list[Record]) -> str:
    """Countries with the number of places, the home country first."""
    counted = Counter(row["country"] for row in places if row["country"])
    order = sorted(counted, key=lambda code: (code != HOME_COUNTRY, -counted[code], code))
    words = [f"{country_name(code)} ({counted[code]})" for code in order]
    if unknown := sum(not row["country"] for row in places):
        words.append(gettext("country not known (%(n)s)") % {"n": unknown})
    return "; ".join(words)


# --- what it is strong at -------------------------------------------------------------------------------------------
def _strengths(record: Record, examined: Examined, edition: Edition, as_of: datetime.date) -> list[Point]:
    """The criteria with the highest sure level, those with the best evidence first."""
    strong = [
        criterion
        for criterion in _firm(record, edition, as_of)
        if examined.levels[criterion.key][0] >= STRONG_FROM and _cell(record, criterion)["grade"] in PROVEN
    ]
    strong.sort(key=lambda criterion: (-examined.levels[criterion.key][0], _cell(record, criterion)["grade"]))
    return [criterion_point(criterion, record, edition) for criterion in strong[:MOST_POINTS]]


def criterion_point(criterion: Criterion, record: Record, edition: Edition) -> Point:
    """A criterion with its level (or "at least" that) in words of the rubric, the grade and the day of the evidence."""
    cell = _cell(record, criterion)
    level = str(criterion.levels[cell["level"]])
    seen = date_format(datetime.date.fromisoformat(cell["seen_on"]), "DATE_FORMAT")
    return Point(
        claim=criterion.name,
        more=f"{capfirst(str(edition.labels.floor))}: {level}" if cell.get("floor") else level,
        proof=gettext("%(grade)s, seen %(date)s") % {"grade": edition.grades[cell["grade"]].name, "date": seen},
        anchor=criterion_anchor(criterion.key),
    )


# --- where its limits are -------------------------------------------------------------------------------------------
def _limits(record: Record, examined: Examined, edition: Edition, as_of: datetime.date) -> Iterator[Point]:
    firm = _firm(record, edition, as_of)
    low = {criterion.key for criterion in firm if examined.levels[criterion.key][1] <= WEAK_TO}
    absent = {
        function.criterion: activity_part(activity, function.criterion, edition)
        for activity, function in functions(edition.rules).items()
        if function.criterion in low and examined.levels[function.criterion][1] == 0
    }
    weak = [criterion for criterion in firm if criterion.key in low - absent.keys()]
    weak.sort(key=lambda criterion: examined.levels[criterion.key][1])
    yield from (criterion_point(criterion, record, edition) for criterion in weak[:MOST_POINTS])
    if absent:
        yield Point(gettext("What it surely does not do"), parts=tuple(absent.values()))
    yield from _counts(record, edition, as_of)


def _counts(record: Record, edition: Edition, as_of: datetime.date) -> Iterator[Point]:
    """How much is too old, not known, or criticised by others."""
    stale = sum(_is_stale(record, criterion, as_of) for criterion in _scored(record, edition))
    if stale:
        words = ngettext("Evidence too old at %(n)s criterion", "Evidence too old at %(n)s criteria", stale)
        yield Point(words % {"n": stale})
    known = completeness(record, edition)
    if known.unknown:
        yield Point(gettext("Not known: %(n)s of %(all)s criteria") % {"n": known.unknown, "all": known.applicable})
    if number := len(record["weaknesses"]):
        words = ngettext("%(n)s weakness that others described", "%(n)s weaknesses that others described", number)
        yield Point(words % {"n": number}, anchor=WEAKNESSES)


# --- cells ------------------------------------------------------------------------------------------------------------
def _cell(record: Record, criterion: Criterion) -> Mapping[str, Any]:
    found: Mapping[str, Any] = record["assessments"].get(criterion.key, {"state": "unknown"})
    return found


def _scored(record: Record, edition: Edition) -> list[Criterion]:
    """Criteria of which the level is known, in the order of the edition."""
    return [criterion for criterion in edition.criteria.values() if _cell(record, criterion)["state"] == "scored"]


def _firm(record: Record, edition: Edition, as_of: datetime.date) -> list[Criterion]:
    """Those of which one can say one level: the sources agree and are not too old."""
    return [
        criterion
        for criterion in _scored(record, edition)
        if _cell(record, criterion)["grade"] in AGREED and not _is_stale(record, criterion, as_of)
    ]


def _is_stale(record: Record, criterion: Criterion, as_of: datetime.date) -> bool:
    seen = _cell(record, criterion).get("seen_on")
    return is_stale(datetime.date.fromisoformat(seen) if seen else None, criterion.ttl_months, as_of)
