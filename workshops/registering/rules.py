"""A workshop as the pure rules of seats see it."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q

from workshops.models import Registration, Workshop
from workshops.registering.seats import Door, Rules, Seats, Times, door

State = Registration.State


SEATS = {
    "held": Count("registrations", filter=Q(registrations__state__in=[State.CONFIRMED, State.OFFERED])),
    "waiting": Count("registrations", filter=Q(registrations__state=State.WAITING)),
}  # what a query of workshops can count on the way


def seats_of(workshop: Workshop) -> Seats:
    """Its seats as the database has them now; one query."""
    return counted_seats(Workshop.objects.annotate(**SEATS).get(pk=workshop.pk))


def counted_seats(workshop: Workshop) -> Seats:
    """The seats of a workshop that was read with `SEATS`."""
    return Seats(workshop.capacity, workshop.held, workshop.waiting)


def rules_of(workshop: Workshop, now: datetime) -> Rules:
    """How it takes registrations at an instant; from the sessions that were read with it."""
    return Rules(
        takes=workshop.takes_registrations,
        elsewhere=bool(workshop.booking_url),
        takes_place=workshop.takes_place,
        phase=workshop.phase_at(now),
        times=Times(workshop.opens_at, workshop.closes_at, start_of(workshop)),
    )


def start_of(workshop: Workshop) -> datetime | None:
    """When it begins, where anybody knows."""
    spans = workshop.spans
    return spans[0].start if spans else None


def place_in_queue(own: Registration) -> int | None:
    """The how manieth somebody is among those who wait; nothing for whoever does not."""
    waiting = list(Registration.objects.waiting().filter(workshop=own.workshop_id).values_list("pk", flat=True))
    return waiting.index(own.pk) + 1 if own.pk in waiting else None


def door_of(workshop: Workshop, seats: Seats, now: datetime) -> Door:
    """What a visitor finds."""
    return door(rules_of(workshop, now), seats, now)
