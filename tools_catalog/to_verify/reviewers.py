"""What each reviewer has done and what they have open. Reviewers are known by the name that assessments carry."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max

from tools_catalog.models import Assessment, ReviewBatch
from tools_catalog.rubric import current_rubric
from tools_catalog.to_verify.gaps import Gap


@dataclass(frozen=True)
class Reviewer:
    """Published assessments that carry a name: as the first and as the second reviewer; and what is open.

    `waiting`: published without the second reviewer that the method asks for. `batches`: on their way to
    readers. `drafts`: saved and not published. `again`: stale, contested or soon too old.
    """

    name: str
    first: int
    second: int
    last_on: datetime.date | None
    waiting: int
    batches: int
    drafts: int
    again: int


def reviewers(found: Iterable[Gap]) -> list[Reviewer]:
    """Everybody who has reviewed or drafted anything, those with most to do first. Five queries."""
    first = {row["reviewer"]: row for row in _published("reviewer").annotate(last=Max("reviewed_on"))}
    second = _counted(_published("second_reviewer"), "second_reviewer")
    waiting = _counted(_waiting(), "reviewer")
    batches = _counted(_batches(), "author_name")
    drafts = drafted_by()
    again = Counter(gap.reviewer for gap in found if gap.kind != "unknown" and gap.reviewer)
    rows = [
        Reviewer(
            name=name,
            first=first[name]["cells"] if name in first else 0,
            second=second.get(name, 0),
            last_on=first[name]["last"] if name in first else None,
            waiting=waiting.get(name, 0),
            batches=batches.get(name, 0),
            drafts=drafts[name],
            again=again[name],
        )
        for name in {**first, **second, **batches, **drafts}
    ]
    return sorted(rows, key=lambda row: (-(row.waiting + row.batches + row.drafts + row.again), row.name.casefold()))


def drafted_by() -> Counter[str]:
    """How many drafts each person saved last."""
    drafts = Assessment.objects.filter(has_unpublished_changes=True, latest_revision__user__isnull=False)
    people = drafts.values_list(*(f"latest_revision__user__{part}" for part in ("first_name", "last_name", "username")))
    return Counter(f"{first} {last}".strip() or username for first, last, username in people)


def _published(field: str) -> Any:
    rows = Assessment.objects.published().exclude(**{field: ""}).order_by()
    return rows.values(field).annotate(cells=Count("pk"))


def _waiting() -> Any:
    rows = Assessment.objects.without_second_reviewer(current_rubric().two_reviewers_for)
    return rows.exclude(reviewer="").order_by().values("reviewer").annotate(cells=Count("pk"))


def _batches() -> Any:
    rows = ReviewBatch.objects.filter(state__in=ReviewBatch.OPEN).order_by()
    return rows.values("author_name").annotate(cells=Count("pk"))


def _counted(rows: Any, field: str) -> Mapping[str, int]:
    return {row[field]: row["cells"] for row in rows}
