"""The clock of a workshop: what changed, reminders, thanks. Each is written once for each registration.

A conditional update claims what is to be written, in one transaction with the mail: of two clocks the second finds it
done, and a crash between them loses neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from site_core.due import due
from workshops.models import Registration, Workshop
from workshops.registering.changing import REMINDERS, THANKS
from workshops.registering.left import is_told_of
from workshops.registering.mails import put_letter
from workshops.registering.timing import Stage, heard_with_change, is_due, stage_at
from workshops.words import Occasion

State = Registration.State
WANTED = {Stage.DAY: REMINDERS, Stage.HOUR: REMINDERS, Stage.THANKS: THANKS}
OCCASIONS = {Stage.DAY: Occasion.TOMORROW, Stage.HOUR: Occasion.SOON, Stage.THANKS: Occasion.THANKS}


@due("workshops")
def tell_guests(now: datetime) -> str:
    """Writes what is due to whoever registered; tells how many mails it wrote."""
    written = sum(tell_changes(of, now) + remind(of, now) for of in with_guests())
    return f"{written} mails written" if written else ""


def with_guests() -> Iterable[Workshop]:
    """Workshops that somebody with an address registered for."""
    guests = Registration.objects.active().exclude(email="").values("workshop")
    return Workshop.objects.filter(pk__in=guests).prefetch_related("sessions")


def tell_changes(of: Workshop, now: datetime) -> int:
    """Another day or place, or that it was called off."""
    occasion = Occasion.CHANGED if of.takes_place else Occasion.CALLED_OFF
    spans, waiting = of.spans, late(of, now)
    heard = heard_with_change(spans[0].start, now).value if spans else ""
    return sum(claim_and_write(own, of, occasion, waiting, told_sequence=of.sequence, heard=heard) for own in waiting)


def late(of: Workshop, now: datetime) -> QuerySet[Registration]:
    """Those who come or wait and do not know yet what changed. Nobody once it is over."""
    spans = of.spans
    if spans and max(span.end for span in spans) <= now:
        return of.registrations.none()
    return of.registrations.active().filter(told_sequence__lt=of.sequence)


def remind(of: Workshop, now: datetime) -> int:
    """To whoever has a seat: a day before, an hour before, thanks once the recap or the recording is there."""
    spans = of.spans
    if not spans or not of.takes_place:
        return 0
    end = max(span.end for span in spans)
    stage = stage_at(spans[0].start, end, now, is_told_of=end <= now and is_told_of(of))
    if not stage:
        return 0
    guests = of.registrations.filter(state=State.CONFIRMED, **{WANTED[stage]: True}).exclude(came=False)
    return sum(
        claim_and_write(own, of, OCCASIONS[stage], guests.filter(heard=own.heard), heard=stage.value)
        for own in guests
        if is_due(own.heard, stage)
    )


@transaction.atomic
def claim_and_write(
    own: Registration, of: Workshop, occasion: Occasion, unclaimed: QuerySet[Registration], **values: str | int
) -> int:
    """One mail, or none where another clock has claimed it, or where they have cancelled or said no meanwhile."""
    if not unclaimed.filter(pk=own.pk).update(**values):
        return 0
    put_letter(own, occasion, of)
    return 1
