"""Somebody who phoned is registered by an assistant, by the same rules of seats as everybody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from workshops.models import Registration, Workshop
from workshops.registering.rules import door_of, seats_of
from workshops.registering.seats import Door, outcome
from workshops.registering.taking import enter, take_turn

SHUT = (Door.CANCELLED, Door.OVER, Door.ELSEWHERE, Door.NONE)  # for us too; our own opening hours bind readers alone


class Shut(Exception):
    """Nobody can be registered any more, or not here."""

    def __init__(self, door: Door) -> None:
        super().__init__(door.value)
        self.door = door


class Known(Exception):
    """This address is registered already."""

    def __init__(self, registration: Registration) -> None:
        super().__init__(str(registration))
        self.registration = registration


@transaction.atomic
def add(workshop: int, said: dict[str, Any], form_hash: str, now: datetime) -> Registration:
    """Gives a seat, or a place in the queue where none is free; the same form sent twice registers once.

    Nobody waits for an approval: it is given by whoever registers them. Raises Shut and Known.
    """
    of = take_turn(workshop)
    again = of.registrations.filter(form_hash=form_hash).first()
    if again:
        return again
    refuse(of, said["email"], now)
    return enter(of, Registration.State(outcome(seats_of(of), approval=False).value), said, form_hash, now)


def refuse(of: Workshop, email: str, now: datetime) -> None:
    """Raises what stands in the way."""
    door = door_of(of, seats_of(of), now)
    if door in SHUT:
        raise Shut(door)
    known = of.registrations.active().filter(email__iexact=email).first() if email else None
    if known:
        raise Known(known)
