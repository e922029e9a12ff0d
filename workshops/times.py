"""When a workshop is, by instants: upcoming, running now or past, never two of them. Pure.

A session whose end nobody stated lasts to the end of its day where it takes place.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


class Phase(enum.Enum):
    """Where an instant lies: before the first session, from its start to the end of the last one, after that.

    UNKNOWN: there is no day. It was held where its words say so, which the page tells and this module can't know.
    """

    UPCOMING = "upcoming"
    RUNNING = "running"
    PAST = "past"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Span:
    """One session: two aware instants, the start before the end."""

    start: datetime
    end: datetime


def span(start: datetime, end: datetime | None, zone: str) -> Span:
    """A session from its instants; without an end it lasts to the end of its day in that zone."""
    return Span(start, end or end_of_day(start, zone))


def end_of_day(instant: datetime, zone: str) -> datetime:
    """The midnight after an instant, on the clocks of a zone, whatever daylight saving does that day."""
    day = instant.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return datetime.combine(day, time.min, ZoneInfo(zone))


def phase(spans: Sequence[Span], now: datetime) -> Phase:
    """Where an instant lies. A start belongs to what it begins, an end no longer to what it ends.

    Between two days of one workshop it is running: whoever comes then has missed a part of it.
    """
    if not spans:
        return Phase.UNKNOWN
    if now < min(each.start for each in spans):
        return Phase.UPCOMING
    return Phase.RUNNING if now < max(each.end for each in spans) else Phase.PAST
