"""Criteria of one tool as its page shows them: the level in words, the proof, who reviewed it and until when it holds.

Pure, no clock. Nothing is judged here: levels come from the engine's own reading of the evidence, the words from the
edition.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from tools_catalog.matching.effort import Narrowing
from tools_catalog.matching.evidence import is_stale, months_later
from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition, Text
from tools_catalog.methodology.words import Criterion
from tools_catalog.said import Said, label
from tools_catalog.to_plain import SEED_REVIEWER

LAUNCH_WEEKS = "min_weeks_to_launch"  # edition.yaml, launch_weeks_cap
DAY = datetime.timedelta(days=1)

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class Source:
    """A piece of evidence: what it shows, of which kind it is and when it was seen.

    `original`: what it shows, where that is not written in the active language; then `title` names the site.
    `number`: its place in the list of sources on paper, 0 where there is none.
    """

    url: str
    title: str
    original: Said | None
    kind: Text
    seen: datetime.date
    number: int = 0


@dataclass(frozen=True)
class CriterionRow:
    """One criterion of one tool. `low` and `high` are what the engine counts with; `claims` words of the rubric.

    `is_missing`: the evidence gives the lowest level; sources seldom say that themselves, so it is our conclusion.
    `proven`: the level up to which there is evidence, at most `low`; the rest follows from `narrowed`, sentences of the
    methodology about facts that made the range narrower. `stale`: the evidence is too old on the day, so the range is
    wider. `searched`: when we looked and found nothing.
    """

    key: str
    name: Text
    state: str
    low: int
    high: int
    proven: int
    at_least: bool
    is_missing: bool
    claims: tuple[Text, ...]
    grade: str
    grade_name: Text
    sources: tuple[Source, ...]
    note: Text | None
    stale: bool
    lifetime_months: int
    narrowed: tuple[Text, ...]
    searched: datetime.date | None
    reviewer: str
    second_reviewer: str
    reviewed_on: datetime.date | None
    waits: bool
    holds_until: datetime.date | None


@dataclass(frozen=True)
class Group:
    """Criteria that belong together."""

    key: str
    name: Text
    rows: tuple[CriterionRow, ...]


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
        proven=min(low, narrowing.assessed[0]) if narrowing else low,
        at_least=bool(cell.get("floor")),
        is_missing=cell.get("level") == 0,
        claims=claims(cell, criterion),
        grade=grade.key,
        grade_name=grade.name,
        sources=tuple(source(piece, edition) for piece in cell.get("evidence", ())),
        note=text(cell.get("note")),
        stale=cell["state"] == "scored" and is_stale(day(cell.get("seen_on")), criterion.ttl_months, as_of),
        lifetime_months=criterion.ttl_months,
        narrowed=tuple(narrowed_by(narrowing, record, edition)) if narrowing else (),
        searched=None if found else day(cell.get("reviewed_on")),
        reviewer=reviewer(cell.get("reviewer", "")),
        second_reviewer=cell.get("second_reviewer", ""),
        reviewed_on=day(cell.get("reviewed_on")),
        waits=found and criterion.key in edition.two_reviewers_for and not cell.get("second_reviewer"),
        holds_until=holds_until(cell, criterion),
    )


def narrowed_by(narrowing: Narrowing, record: Record, edition: Edition) -> Iterator[Text]:
    """What plain facts say about a level: sentences of the edition, and the shortest documented time to launch."""
    yield from (edition.derived_intervals[place] for place in narrowing.rules)
    if narrowing.by_launch_weeks:
        yield launch_weeks(record, edition)


def launch_weeks(record: Record, edition: Edition) -> Text:
    """The shortest documented time to launch, which caps the level."""
    label, weeks = edition.facts[LAUNCH_WEEKS].label, record["facts"][LAUNCH_WEEKS]["value"]
    return Text({language: f"{words}: {weeks}." for language, words in label.items()})


def holds_until(cell: Mapping[str, Any], criterion: Criterion) -> datetime.date | None:
    """The last day on which the evidence of a level is not too old; None where no day is known, or no level."""
    seen = day(cell.get("seen_on")) if cell["state"] == "scored" else None
    return months_later(seen, criterion.ttl_months) - DAY if seen else None


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
    title, original = label(piece["shows"], piece["url"])
    return Source(
        url=piece["url"],
        title=title,
        original=original,
        kind=edition.labels.evidence_kinds[piece["kind"]],
        seen=datetime.date.fromisoformat(piece["seen_on"]),
    )


def reviewer(name: str) -> str:
    """Who reviewed. The first review carries the name of a piece of work, so we say who did it and from what."""
    return gettext("the authors of civicport, from published sources") if name == SEED_REVIEWER else name


def text(raw: Mapping[str, str] | None) -> Text | None:
    """A text of the catalogue, if there is one."""
    return Text(raw) if raw else None


def day(raw: str | None) -> datetime.date | None:
    """A day of a snapshot."""
    return datetime.date.fromisoformat(raw) if raw else None
