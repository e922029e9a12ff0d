"""Who gets a seat: whether one can register at an instant, and what a registration becomes. Pure.

Seats go in the order in which registrations came. A seat that was offered to somebody from the queue counts as taken
until the offer runs out, so that it is never given twice.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from workshops.times import Phase

OFFER = timedelta(hours=24)  # how long a freed seat waits for who is next


class Door(enum.Enum):
    """What a visitor finds where registrations are taken."""

    NONE = "none"  # nobody takes registrations
    ELSEWHERE = "elsewhere"
    NOT_YET = "not_yet"
    OPEN = "open"
    FULL = "full"  # open, for the queue
    CLOSED = "closed"
    CANCELLED = "cancelled"
    OVER = "over"


ENTRANCES = (Door.OPEN, Door.FULL)


class Outcome(enum.Enum):
    """What a new registration becomes."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    ASKED = "asked"  # somebody of ours has to approve it


@dataclass(frozen=True)
class Seats:
    """How many there are (None: as many as come), how many are held, how many people wait."""

    capacity: int | None
    held: int
    waiting: int

    @property
    def free(self) -> int | None:
        """Seats that nobody holds, none below zero; None where there is no limit."""
        return None if self.capacity is None else max(self.capacity - self.held, 0)

    @property
    def left(self) -> int | None:
        """Free seats that nobody waits for, none below zero; None where there is no limit."""
        return None if self.free is None else max(self.free - self.waiting, 0)

    @property
    def are_full(self) -> bool:
        """Whether whoever comes now has to wait: no seat is free, or others wait for it."""
        return self.left == 0


@dataclass(frozen=True)
class Times:
    """When one can register: between two instants, where they are known, and before the start."""

    opens: datetime | None
    closes: datetime | None
    start: datetime | None

    def end(self) -> datetime | None:
        """The last instant is not one of them."""
        known = [instant for instant in (self.closes, self.start) if instant]
        return min(known, default=None)


@dataclass(frozen=True)
class Rules:
    """How a workshop takes registrations."""

    takes: bool
    elsewhere: bool
    takes_place: bool
    phase: Phase
    times: Times


def door(rules: Rules, seats: Seats, now: datetime) -> Door:
    """What a visitor finds at an instant. Cancelled comes before over: that it never was is what one has to know."""
    closed = rules.times.end()
    answers = (
        (not rules.takes_place, Door.CANCELLED),
        (rules.phase in (Phase.PAST, Phase.UNKNOWN), Door.OVER),
        (rules.elsewhere, Door.ELSEWHERE),
        (not rules.takes, Door.NONE),
        (rules.times.opens is not None and now < rules.times.opens, Door.NOT_YET),
        (closed is not None and closed <= now, Door.CLOSED),
        (seats.are_full, Door.FULL),
    )
    return next((answer for is_so, answer in answers if is_so), Door.OPEN)


def outcome(seats: Seats, *, approval: bool) -> Outcome:
    """What a registration becomes that comes in while the door is open."""
    if approval:
        return Outcome.ASKED
    return Outcome.WAITING if seats.are_full else Outcome.CONFIRMED


def offers(seats: Seats) -> int:
    """To how many of those who wait a seat can be offered."""
    return seats.waiting if seats.free is None else min(seats.free, seats.waiting)


def offered_until(now: datetime, start: datetime | None) -> datetime:
    """Until when an offer holds: a day, at most to the start."""
    until = now.astimezone(UTC) + OFFER  # by real hours, also where the clocks change
    return min(until, start) if start else until
