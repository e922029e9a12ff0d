"""What holds around each boundary of a workshop, second by second, on both days on which the clocks are changed.

Each line of a table: an instant (UTC), what a visitor finds at the door, where the instant lies, which mail is due.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workshops.registering.seats import Door, Rules, Seats, Times, door, offered_until
from workshops.registering.timing import Stage, heard_at_registration, stage_at
from workshops.times import Phase, Span, phase

SPRING = {  # 10.00 to 12.00 in Prague; registration closes at 3.00, the first moment after the hour that is left out
    "opens": "2027-03-20T00:00+01:00", "closes": "2027-03-28T03:00+02:00",
    "start": "2027-03-28T10:00+02:00", "end": "2027-03-28T12:00+02:00",
}  # fmt: skip
SPRING_TABLE = """
    2027-03-19T22:59:59Z  not_yet  upcoming  -
    2027-03-19T23:00:00Z  open     upcoming  -
    2027-03-27T07:59:59Z  open     upcoming  -
    2027-03-27T08:00:00Z  open     upcoming  day
    2027-03-28T00:59:59Z  open     upcoming  day
    2027-03-28T01:00:00Z  closed   upcoming  day
    2027-03-28T06:59:59Z  closed   upcoming  day
    2027-03-28T07:00:00Z  closed   upcoming  hour
    2027-03-28T07:59:59Z  closed   upcoming  hour
    2027-03-28T08:00:00Z  closed   running   -
    2027-03-28T09:59:59Z  closed   running   -
    2027-03-28T10:00:00Z  over     past      thanks
    2027-05-27T09:59:59Z  over     past      thanks
    2027-05-27T10:00:00Z  over     past      -
"""
AUTUMN = {  # 10.00 to 12.00 in Prague; registration closes at the second 2.30 of that night
    "opens": "2027-10-20T00:00+02:00", "closes": "2027-10-31T02:30+01:00",
    "start": "2027-10-31T10:00+01:00", "end": "2027-10-31T12:00+01:00",
}  # fmt: skip
AUTUMN_TABLE = """
    2027-10-19T21:59:59Z  not_yet  upcoming  -
    2027-10-19T22:00:00Z  open     upcoming  -
    2027-10-30T08:59:59Z  open     upcoming  -
    2027-10-30T09:00:00Z  open     upcoming  day
    2027-10-31T00:30:00Z  open     upcoming  day
    2027-10-31T01:29:59Z  open     upcoming  day
    2027-10-31T01:30:00Z  closed   upcoming  day
    2027-10-31T07:59:59Z  closed   upcoming  day
    2027-10-31T08:00:00Z  closed   upcoming  hour
    2027-10-31T08:59:59Z  closed   upcoming  hour
    2027-10-31T09:00:00Z  closed   running   -
    2027-10-31T10:59:59Z  closed   running   -
    2027-10-31T11:00:00Z  over     past      thanks
"""
OFFERS = """
    2027-03-27T20:00+01:00  -                       2027-03-28T21:00+02:00
    2027-03-28T01:59+01:00  -                       2027-03-29T02:59+02:00
    2027-10-30T20:00+02:00  -                       2027-10-31T19:00+01:00
    2027-10-31T02:30+02:00  -                       2027-11-01T01:30+01:00
    2027-10-31T02:30+01:00  -                       2027-11-01T02:30+01:00
    2027-03-27T09:00+01:00  2027-03-28T10:00+02:00  2027-03-28T10:00+02:00
    2027-03-27T08:59+01:00  2027-03-28T10:00+02:00  2027-03-28T09:59+02:00
    2027-10-30T11:01+02:00  2027-10-31T10:00+01:00  2027-10-31T10:00+01:00
    2027-10-30T10:59+02:00  2027-10-31T10:00+01:00  2027-10-31T09:59+01:00
"""
CONFIRMED = """
    2027-03-27T08:59+01:00  2027-03-28T10:00+02:00  -
    2027-03-27T09:00+01:00  2027-03-28T10:00+02:00  day
    2027-10-30T10:59+02:00  2027-10-31T10:00+01:00  -
    2027-10-30T11:00+02:00  2027-10-31T10:00+01:00  day
"""


def lines(table):
    return [line.split() for line in table.strip().splitlines()]


def instant(text):
    return None if text == "-" else datetime.fromisoformat(text)


def stage(text):
    return Stage("" if text == "-" else text)


@pytest.mark.parametrize(
    ("day", "now", "found", "where", "due"),
    [(day, *line) for day, table in ((SPRING, SPRING_TABLE), (AUTUMN, AUTUMN_TABLE)) for line in lines(table)],
)
def test_door_phase_and_mails_change_at_their_second(day, now, found, where, due):
    opens, closes, start, end = (instant(day[name]) for name in ("opens", "closes", "start", "end"))
    at = instant(now)
    lies = phase([Span(start, end)], at)
    rules = Rules(takes=True, elsewhere=False, takes_place=True, phase=lies, times=Times(opens, closes, start))

    assert door(rules, Seats(10, 3, 0), at) is Door(found)
    assert lies is Phase(where)
    assert stage_at(start, end, at, is_told_of=True) is stage(due)


@pytest.mark.parametrize(("now", "start", "until"), lines(OFFERS))
def test_an_offer_holds_twenty_four_real_hours_and_never_beyond_the_start(now, start, until):
    assert offered_until(instant(now), instant(start)).astimezone(UTC) == instant(until)


@pytest.mark.parametrize(("now", "start", "heard"), lines(CONFIRMED))
def test_a_confirmation_of_the_last_day_stands_for_the_reminder_of_the_day(now, start, heard):
    assert heard_at_registration(instant(start), instant(now)) is stage(heard)
