"""Somebody made up, to whom mails are shown before anybody gets one: nobody's name, nobody's link."""

from __future__ import annotations

from datetime import datetime, timedelta

from workshops.models import Registration, Workshop
from workshops.registering.rules import start_of
from workshops.registering.seats import offered_until
from workshops.words import Occasion

State = Registration.State
STATES = {
    Occasion.WAITING: State.WAITING,
    Occasion.ASKED: State.ASKED,
    Occasion.OFFERED: State.OFFERED,
    Occasion.EXPIRED: State.EXPIRED,
    Occasion.DECLINED: State.DECLINED,
    Occasion.CANCELLED: State.CANCELLED,
}  # all others are told to whoever has a seat


def somebody(workshop: Workshop, language: str, now: datetime, occasion: Occasion = Occasion.CONFIRMED) -> Registration:
    """A registration that is in no database, as it would be when we write on this occasion."""
    start = start_of(workshop)
    until = offered_until(now, start if start and start > now else now + timedelta(days=7))
    return Registration(
        workshop=workshop,
        state=STATES.get(occasion, State.CONFIRMED),
        name="Jana Příkladová",
        email="jana@example.org",
        language=language,
        created_at=now,
        offered_until=until if occasion == Occasion.OFFERED else None,
    )
