"""Evidence becomes an interval of levels: what is certain at least, and what is possible at most.

Source: edition `edition.yaml`, `evidence_grades` and `floor`; decision-support C3, "Evidence -> interval".
"""

import calendar
import datetime

from .catalogue import Assessment
from .edition import Bounds, Criterion, RuleEdition

ANY_LEVEL: Bounds = (0, 4)


def assessed_bounds(
    assessment: Assessment | None, criterion: Criterion, edition: RuleEdition, as_of: datetime.date
) -> Bounds:
    """Levels that are possible for a cell on a day; no cell and no finding leave all of them open."""
    if assessment is None or assessment.state == "unknown":
        return ANY_LEVEL
    if assessment.state == "not_applicable":
        level = criterion.not_applicable if assessment.level is None else assessment.level
        return level, level
    grade = edition.grades[assessment.grade or edition.missing_cell]
    if grade.interval == "full":
        return ANY_LEVEL
    widening = grade.stale if is_stale(assessment.seen_on, criterion.ttl_months, as_of) else grade.fresh
    low, high = _claimed(assessment, grade.interval == "hull")
    return max(0, low - widening.below), min(4, high + widening.above)


def is_stale(seen_on: datetime.date | None, ttl_months: int, as_of: datetime.date) -> bool:
    """Whether evidence is too old on a day. Evidence without a day counts as old: nobody knows when it was true."""
    return seen_on is None or as_of >= months_later(seen_on, ttl_months)


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or its last day when the month lacks that day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_silent(assessment: Assessment | None, edition: RuleEdition) -> bool:
    """Whether nothing at all was found about a cell."""
    return assessment is None or assessment.state == "unknown" or assessment.grade == edition.missing_cell


def _claimed(assessment: Assessment, hull: bool) -> Bounds:
    claims = assessment.claims if hull and assessment.claims else (assessment.level or 0,)
    return min(claims), 4 if assessment.floor else max(claims)
