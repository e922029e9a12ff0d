"""When a workshop can have a recap, and when the administration asks for one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from workshops.times import Phase, Span, phase

ASKED_AFTER, ASKED_FOR = timedelta(days=7), timedelta(days=365)  # later nobody remembers what was said


def can_have_recap(spans: Sequence[Span], now: datetime, *, took_place: bool, held_in_words: bool = False) -> bool:
    """Whether it is over. One whose day nobody knows is over where words say when it was held."""
    when = phase(spans, now)
    return took_place and (when is Phase.PAST or (when is Phase.UNKNOWN and held_in_words))


def is_asked_for(spans: Sequence[Span], now: datetime, *, took_place: bool) -> bool:
    """Whether it ended at least a week and at most a year ago, by real hours."""
    if not spans or not took_place:
        return False
    since = now.astimezone(UTC) - max(each.end for each in spans).astimezone(UTC)
    return ASKED_AFTER <= since <= ASKED_FOR
