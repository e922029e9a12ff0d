"""Seats: when one can register, what a registration becomes, whom a freed seat goes to."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.registering.seats import Door, Outcome, Rules, Seats, Times, door, offered_until, offers, outcome
from workshops.times import Phase

START = datetime(2026, 12, 10, 9, tzinfo=UTC)
OPENS, CLOSES = START - timedelta(days=30), START - timedelta(days=2)
TICK = timedelta(microseconds=1)
ROOM, FULL = Seats(10, 3, 0), Seats(10, 10, 0)


def rules(**changes):
    values = {
        "takes": True,
        "elsewhere": False,
        "takes_place": True,
        "phase": Phase.UPCOMING,
        "times": Times(OPENS, CLOSES, START),
    }
    return Rules(**{**values, **changes})


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (OPENS - TICK, Door.NOT_YET),
        (OPENS, Door.OPEN),
        (CLOSES - TICK, Door.OPEN),
        (CLOSES, Door.CLOSED),
        (START, Door.CLOSED),
    ],
)
def test_one_can_register_from_the_opening_until_the_closing(now, found):
    assert door(rules(), ROOM, now) is found


@pytest.mark.parametrize(("now", "found"), [(START - TICK, Door.OPEN), (START, Door.CLOSED)])
def test_without_a_closing_one_can_register_until_the_start(now, found):
    assert door(rules(times=Times(None, None, START)), ROOM, now) is found


def test_a_closing_after_the_start_does_not_let_in_who_comes_late():
    late = Times(None, START + timedelta(hours=1), START)

    assert door(rules(times=late), ROOM, START) is Door.CLOSED


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"takes": False}, Door.NONE),
        ({"elsewhere": True}, Door.ELSEWHERE),
        ({"takes_place": False}, Door.CANCELLED),
        ({"phase": Phase.PAST}, Door.OVER),
        ({"phase": Phase.UNKNOWN}, Door.OVER),
        ({"takes_place": False, "phase": Phase.PAST}, Door.CANCELLED),
        ({"elsewhere": True, "phase": Phase.PAST}, Door.OVER),
    ],
)
def test_what_a_visitor_finds_is_said_by_what_matters_most(changes, found):
    assert door(rules(**changes), ROOM, OPENS) is found


def test_a_full_one_is_open_for_the_queue():
    assert door(rules(), FULL, OPENS) is Door.FULL
    assert outcome(FULL, approval=False) is Outcome.WAITING


def test_nobody_overtakes_those_who_wait():
    assert outcome(Seats(10, 9, 1), approval=False) is Outcome.WAITING
    assert outcome(Seats(10, 8, 1), approval=False) is Outcome.CONFIRMED


def test_without_a_limit_everybody_gets_a_seat():
    assert outcome(Seats(None, 5000, 0), approval=False) is Outcome.CONFIRMED


def test_where_we_approve_a_registration_waits_for_us():
    assert outcome(ROOM, approval=True) is outcome(FULL, approval=True) is Outcome.ASKED


def test_an_offer_holds_a_day_and_never_beyond_the_start():
    assert offered_until(START - timedelta(days=3), START) == START - timedelta(days=2)
    assert offered_until(START - timedelta(hours=2), START) == START


def test_an_offer_holds_twenty_four_real_hours_where_the_clocks_change():
    before = datetime(2027, 3, 27, 20, tzinfo=ZoneInfo("Europe/Prague"))

    assert offered_until(before, None) - before.astimezone(UTC) == timedelta(hours=24)


COUNTS = st.integers(0, 60)


@given(st.none() | COUNTS, COUNTS, COUNTS)
def test_no_more_is_offered_than_is_free_and_than_wait(capacity, held, waiting):
    seats = Seats(capacity, held, waiting)

    assert 0 <= offers(seats) <= waiting
    assert capacity is None or held + offers(seats) <= max(capacity, held)


@given(COUNTS, st.lists(st.sampled_from(["come", "go"]), max_size=80))
def test_seats_are_never_given_twice_and_nobody_waits_while_one_is_free(capacity, visits):
    held = waiting = 0
    for visit in visits:
        if visit == "come" and outcome(Seats(capacity, held, waiting), approval=False) is Outcome.CONFIRMED:
            held += 1
        elif visit == "come":
            waiting += 1
        elif held:
            held -= 1
        given_now = offers(Seats(capacity, held, waiting))
        held, waiting = held + given_now, waiting - given_now

        assert held <= capacity
        assert waiting == 0 or held == capacity
