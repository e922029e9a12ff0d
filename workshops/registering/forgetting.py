"""What is stored about people goes: at once when they say so, some months after the workshop by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from site_core.due import due
from site_core.outbox import forget_mails
from site_core.years import months_after
from workshops.models import Registration, Workshop
from workshops.registering.mails import about
from workshops.registering.taking import cancel, settle, with_a_queue

NOTHING = {"name": "", "email": "", "organisation": "", "municipality": "", "answers": [], "consents": []}


@transaction.atomic
def forget(own: Registration, now: datetime) -> None:
    """Frees the seat and deletes the registration."""
    cancel(own, now)
    Registration.objects.filter(pk=own.pk).delete()


@receiver(pre_delete, sender=Registration)
def forget_its_mails(instance: Registration, **_kwargs: Any) -> None:
    """Mails about a registration lose address and text with it, whoever deletes it, also with its workshop."""
    forget_mails([about(instance)])


@due("offers of seats")
def settle_queues(now: datetime) -> str:
    """Lets offers run out and offers free seats; tells how many registrations changed."""
    changed = sum(settle(workshop, now) for workshop in with_a_queue(now))
    return f"{changed} changed" if changed else ""


@due("old registrations")
def forget_old(now: datetime) -> str:
    """Takes names and addresses from registrations whose months are over; states and numbers stay."""
    count = sum(anonymise(of, now) for of in Workshop.objects.filter(pk__in=named().values("workshop")))
    return f"{count} anonymised" if count else ""


@transaction.atomic
def anonymise(of: Workshop, now: datetime) -> int:
    """Those of one workshop, when it is time; how many."""
    old = named().filter(workshop=of)
    if now < months_after(last_day(of, old), of.months_kept):
        return 0
    forget_mails([about(own) for own in old])
    return old.update(**NOTHING)


def last_day(of: Workshop, registered: QuerySet[Registration]) -> datetime:
    """Its end. One that waits for a new day counts from when it was to begin, or from whoever registered last."""
    ends = [span.end for span in of.spans]
    newest = registered.aggregate(day=Max("created_at"))["day"]
    return max(ends or filter(None, [of.moved_from, newest]))


def named() -> QuerySet[Registration]:
    """Registrations that still say whose they are. Whoever phoned may have no address."""
    return Registration.objects.exclude(name="", email="")
