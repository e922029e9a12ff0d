"""When a workshop can have a recap and when the administration asks for one, to the microsecond."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from workshops.recapping.timing import can_have_recap, is_asked_for
from workshops.times import Span

END = datetime(2026, 11, 20, 12, tzinfo=UTC)
HELD = [Span(END - timedelta(days=1), END - timedelta(hours=23)), Span(END - timedelta(hours=2), END)]
TICK, DAY, HOUR = timedelta(microseconds=1), timedelta(days=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("since", "is_asked"),
    [
        (-HOUR, False),
        (6 * DAY + 23 * HOUR, False),
        (7 * DAY - TICK, False),
        (7 * DAY, True),
        (365 * DAY, True),
        (365 * DAY + TICK, False),
    ],
)
def test_a_recap_is_asked_for_from_a_week_to_a_year_after_the_end(since, is_asked):
    assert is_asked_for(HELD, END + since, took_place=True) is is_asked


def test_none_is_asked_for_where_it_did_not_take_place_or_nobody_knows_the_day():
    assert not is_asked_for(HELD, END + 8 * DAY, took_place=False)
    assert not is_asked_for([], END, took_place=True)


def test_a_week_has_as_many_hours_as_ever_where_the_clocks_change():
    end = datetime(2027, 3, 27, 10, tzinfo=ZoneInfo("Europe/Prague"))
    now = end.astimezone(UTC) + 7 * DAY

    assert is_asked_for([Span(end - HOUR, end)], now.astimezone(ZoneInfo("Europe/Prague")), took_place=True)
    assert not is_asked_for([Span(end - HOUR, end)], now - TICK, took_place=True)


@pytest.mark.parametrize(
    ("spans", "now", "fields", "can"),
    [
        (HELD, END - TICK, {"took_place": True}, False),
        (HELD, END, {"took_place": True}, True),
        (HELD, END, {"took_place": False}, False),
        ([], END, {"took_place": True}, False),
        ([], END, {"took_place": True, "held_in_words": True}, True),
    ],
)
def test_there_can_be_one_as_soon_as_it_is_over(spans, now, fields, can):
    assert can_have_recap(spans, now, **fields) is can
