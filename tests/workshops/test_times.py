"""When a workshop is: around each boundary, on both days of daylight saving."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.times import Phase, Span, end_of_day, phase, span

PRAGUE = "Europe/Prague"
TICK = timedelta(microseconds=1)
START = datetime(2026, 12, 10, 8, tzinfo=UTC)
END = START + timedelta(hours=3)
NEXT_DAY = Span(START + timedelta(days=1), END + timedelta(days=1))


def local(*when):
    return datetime(*when, tzinfo=ZoneInfo(PRAGUE))


@pytest.mark.parametrize(
    ("now", "where"),
    [
        (START - TICK, Phase.UPCOMING),
        (START, Phase.RUNNING),
        (END - TICK, Phase.RUNNING),
        (END, Phase.PAST),
    ],
)
def test_a_start_belongs_to_the_workshop_and_an_end_no_longer(now, where):
    assert phase([Span(START, END)], now) is where


def test_between_its_days_a_workshop_is_running():
    assert phase([NEXT_DAY, Span(START, END)], END + TICK) is Phase.RUNNING
    assert phase([NEXT_DAY, Span(START, END)], NEXT_DAY.end) is Phase.PAST


def test_without_a_day_nobody_knows():
    assert phase([], START) is Phase.UNKNOWN


@pytest.mark.parametrize(
    ("start", "hours"),
    [
        (local(2027, 3, 27, 15), 9),
        (local(2027, 3, 28, 1), 22),  # this day has 23 hours
        (local(2027, 10, 31, 1), 24),  # this one 25
    ],
)
def test_without_an_end_it_lasts_to_the_end_of_its_day_by_the_clocks_there(start, hours):
    open_end = span(start, None, PRAGUE)

    assert open_end.end - start.astimezone(UTC) == timedelta(hours=hours)
    assert open_end.end.astimezone(ZoneInfo(PRAGUE)).time().isoformat() == "00:00:00"


def test_the_day_is_that_of_the_place():
    evening = datetime(2026, 12, 10, 23, 30, tzinfo=UTC)  # past midnight in Prague

    assert end_of_day(evening, PRAGUE) == local(2026, 12, 12)


INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
SPANS = st.builds(
    lambda start, minutes: Span(start, start + timedelta(minutes=minutes)), INSTANTS, st.integers(1, 9999)
)


@given(st.lists(SPANS, min_size=1, max_size=4), INSTANTS, INSTANTS)
def test_time_never_goes_back_from_past_to_running_to_upcoming(spans, one, other):
    order = [Phase.UPCOMING, Phase.RUNNING, Phase.PAST]
    earlier, later = sorted([one, other])

    assert order.index(phase(spans, earlier)) <= order.index(phase(spans, later))
