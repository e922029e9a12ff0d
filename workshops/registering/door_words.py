"""What a visitor finds at the door of a workshop, in one sentence: on its page, and in the list of workshops."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshops.models import Workshop
from workshops.registering.rules import counted_seats, door_of
from workshops.registering.seats import Door, Seats
from workshops.told import moment

SAID_ABOVE = (Door.CANCELLED, Door.OVER)  # by the state of the workshop


def door_words(workshop: Workshop, now: datetime) -> str:
    """The sentence for a workshop that was read with its seats; nothing for one that was called off or is over."""
    seats = counted_seats(workshop)
    door = door_of(workshop, seats, now)
    return "" if door in SAID_ABOVE else sentence(door, seats, moment(workshop.opens_at, workshop.zone))


def sentence(door: Door, seats: Seats, opens: str) -> str:
    """The words for a door; `opens`: the day of the opening in words."""
    return {
        Door.OPEN: free_seats(seats),
        Door.FULL: _("It is full; you can wait for a seat."),
        Door.NOT_YET: _("Registration opens on %(time)s.") % {"time": opens},
        Door.CLOSED: _("Registration is closed."),
        Door.ELSEWHERE: _("The organiser takes the registrations."),
        Door.NONE: _("Registrations for it are not taken on this site."),
    }[door]


def free_seats(seats: Seats) -> str:
    """How many seats whoever comes now can have."""
    if seats.left is None:
        return _("Registration is open.")
    return ngettext("%(n)s free seat", "%(n)s free seats", seats.left) % {"n": seats.left}
