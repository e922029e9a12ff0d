"""When whoever has a seat hears of it again: a day and an hour before, and after it. Pure."""

from __future__ import annotations

import enum
from datetime import UTC, datetime, timedelta

DAY, HOUR = timedelta(hours=24), timedelta(hours=1)
THANKS_FOR = timedelta(days=60)  # later than that nobody waits for a recap


class Stage(enum.StrEnum):
    """What somebody has heard of last, in this order."""

    NONE = ""
    DAY = "day"
    HOUR = "hour"
    THANKS = "thanks"


ORDER = list(Stage)


def stage_at(start: datetime, end: datetime, now: datetime, *, is_told_of: bool) -> Stage:
    """What somebody with a seat should have heard of at an instant.

    A reminder is due from its hour on until the start; whoever comes late in the day gets the nearest one only. Thanks
    go out as soon as readers are told of it (a recap, a recording), within two months.
    """
    start, end = start.astimezone(UTC), end.astimezone(UTC)  # else "24 hours before" would be by the clock on the wall
    if end <= now:
        return Stage.THANKS if is_told_of and now < end + THANKS_FOR else Stage.NONE
    if start <= now or now < start - DAY:
        return Stage.NONE
    return Stage.DAY if now < start - HOUR else Stage.HOUR


def is_due(heard: str, stage: Stage) -> bool:
    """Whether it comes after what somebody has heard of."""
    return ORDER.index(stage) > ORDER.index(Stage(heard))


def heard_at_registration(start: datetime, now: datetime) -> Stage:
    """A confirmation within a day of the start stands for the reminder of the day."""
    return Stage.DAY if now >= start.astimezone(UTC) - DAY else Stage.NONE


def heard_with_change(start: datetime, now: datetime) -> Stage:
    """Reminders begin anew with another day; a mail about a change stands for those whose hour has come."""
    start = start.astimezone(UTC)
    return Stage.HOUR if now >= start - HOUR else heard_at_registration(start, now)
