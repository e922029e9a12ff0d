"""Registrations into the database. Whoever gives or frees a seat first takes the turn of the workshop: an update of its
row, which on both databases makes everybody else wait to the end of the transaction. So no seat is given twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from workshops.models import Registration, Workshop
from workshops.registering.mails import put_letter
from workshops.registering.rules import door_of, seats_of, start_of
from workshops.registering.seats import ENTRANCES, Door, offered_until, offers, outcome
from workshops.registering.timing import heard_at_registration
from workshops.words import Occasion, Status

State = Registration.State


@dataclass(frozen=True)
class Answer:
    """What came of a form: the door as it was, and the registration where it was open."""

    door: Door
    registration: Registration | None = None


class Gone(Exception):
    """An offer that has run out, or a registration that is over: the button came too late."""


def take_turn(workshop: int) -> Workshop:
    """The workshop, ours alone to the end of the transaction."""
    Workshop.objects.filter(pk=workshop).update(seat_turns=F("seat_turns") + 1)
    return Workshop.objects.prefetch_related("sessions").get(pk=workshop)


@transaction.atomic
def register(workshop: int, said: dict[str, Any], form_hash: str, now: datetime) -> Answer:
    """Gives a seat or a place in the queue, with its mail; the same form sent twice gives what the first one got.

    Whoever has registered with this address before gets their mail once more and no second seat.
    """
    of = take_turn(workshop)
    found = door_of(of, seats_of(of), now)
    again = of.registrations.filter(form_hash=form_hash).first()
    if again and again.is_active:
        return Answer(found, again)
    if found not in ENTRANCES:  # before any look at addresses: a shut door tells nobody who is registered
        return Answer(found)
    if again:
        free_form(again)
    known = registered_as(of, said["email"], now)
    if known:
        put_letter(known, Occasion.KNOWN, of)
        return Answer(found, known)
    made = enter(of, State(outcome(seats_of(of), approval=of.approval).value), said, form_hash, now)
    return Answer(found, made)


def registered_as(of: Workshop, email: str, now: datetime) -> Registration | None:
    """Who has registered with an address and still counts. An offer that has run out stands in nobody's way."""
    known = of.registrations.active().filter(email__iexact=email).first()
    if known and known.state_at(now) == State.EXPIRED:
        settle_queue(of, now)
        return None
    return known


def enter(of: Workshop, state: State, said: dict[str, Any], form_hash: str, now: datetime) -> Registration:
    """Writes a registration with its mail, in the turn of whoever has it."""
    start = start_of(of)
    heard = heard_at_registration(start, now) if start else ""
    made = of.registrations.create(
        state=state, form_hash=form_hash, created_at=now, told_sequence=of.sequence, heard=heard, **said
    )
    put_letter(made, Occasion(state), of)
    return made


def free_form(over: Registration) -> None:
    """Lets a form make a new registration: whoever cancelled goes back to the form and sends it once more."""
    over.form_hash = secrets.token_hex(32)
    over.save(update_fields=["form_hash"])


@transaction.atomic
def cancel(registration: Registration, now: datetime) -> Registration:
    """Frees the seat, and offers it to whoever waits longest. Does nothing the second time."""
    of = take_turn(registration.workshop_id)
    own = of.registrations.get(pk=registration.pk)
    if own.is_active:
        had_seat = own.state == State.CONFIRMED
        change(own, State.CANCELLED)
        put_letter(own, Occasion.CANCELLED, of, had_seat=had_seat)
        offer_free_seats(of, now)
    return own


@transaction.atomic
def accept(registration: Registration, now: datetime) -> Registration:
    """Takes the seat that was offered. Raises Gone when that is too late; does nothing the second time."""
    of = take_turn(registration.workshop_id)
    own = of.registrations.get(pk=registration.pk)
    if own.state == State.CONFIRMED:
        return own
    if own.state != State.OFFERED or not own.offered_until or own.offered_until <= now or not is_ahead(of, now):
        raise Gone
    change(own, State.CONFIRMED)
    put_letter(own, Occasion.CONFIRMED, of)
    return own


@transaction.atomic
def decide(registration: Registration, now: datetime, *, approve: bool) -> Registration:
    """Somebody of ours approves a registration or declines it; approved without a free seat it waits.

    Raises Gone for a seat at what was called off or has begun.
    """
    of = take_turn(registration.workshop_id)
    own = of.registrations.get(pk=registration.pk)
    if own.state != State.ASKED:
        return own
    if approve and not is_ahead(of, now):
        raise Gone
    approved = State.WAITING if seats_of(of).are_full else State.CONFIRMED
    change(own, approved if approve else State.DECLINED)
    put_letter(own, Occasion(own.state), of)
    return own


@transaction.atomic
def settle(workshop: int, now: datetime) -> int:
    """Lets offers run out and offers what is free; how many registrations changed."""
    return settle_queue(take_turn(workshop), now)


def settle_queue(of: Workshop, now: datetime) -> int:
    """The same in the turn of whoever has it.

    Nobody hears that an offer has run out once there is no seat any more: it was called off, or it has begun.
    """
    late = list(of.registrations.filter(state=State.OFFERED, offered_until__lte=now))
    for own in late:
        change(own, State.EXPIRED)
        if is_ahead(of, now):
            put_letter(own, Occasion.EXPIRED, of)
    return len(late) + offer_free_seats(of, now)


def offer_free_seats(of: Workshop, now: datetime) -> int:
    """Offers free seats to those who wait, the first come first; to how many. None once it has begun."""
    start = start_of(of)
    if not is_ahead(of, now):
        return 0
    next_ones = list(of.registrations.waiting()[: offers(seats_of(of))])
    for own in next_ones:
        own.offered_until = offered_until(now, start)
        change(own, State.OFFERED, "offered_until")
        put_letter(own, Occasion.OFFERED, of)
    return len(next_ones)


def is_ahead(of: Workshop, now: datetime) -> bool:
    """Whether it takes place and has not begun, as far as anybody knows."""
    start = start_of(of)
    return of.takes_place and (start is None or now < start)


def change(own: Registration, state: State, *also: str) -> None:
    """Writes a new state."""
    own.state = state
    own.save(update_fields=["state", *also])


def with_a_queue(now: datetime) -> Iterable[int]:
    """Workshops in which an offer may run out, or somebody waits for a seat that may still be freed."""
    queued = Registration.objects.filter(state__in=[State.WAITING, State.OFFERED])
    hopeless = Q(workshop__status=Status.CANCELLED) | Q(workshop__sessions__starts_at__lte=now)
    return queued.exclude(hopeless, state=State.WAITING).values_list("workshop", flat=True).distinct()
