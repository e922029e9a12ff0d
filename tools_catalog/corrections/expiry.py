"""What the catalogue forgets about senders of corrections. Pages check the day too, so a late run shows nothing."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from site_core.due import due
from tools_catalog.corrections.mails import forget_mails_of
from tools_catalog.models.corrections import LINK_DAYS, Correction

NOBODY = {"name": "", "email": ""}
EMPTY = {**NOBODY, "text": "", "evidence_url": ""}


@due("corrections")
def forget_senders(now: datetime.datetime) -> str:
    """Empties corrections that nobody confirmed in time, and removes name and address some time after a decision.

    The bare row of an unconfirmed one stays as long again, so that its link can say "expired" (410) and not "unknown".
    """
    first_day = midnight(timezone.localdate(now) - datetime.timedelta(days=LINK_DAYS))
    unconfirmed = Correction.objects.filter(state=Correction.State.AWAITING, created_at__lt=first_day)
    forgotten, _rows = unconfirmed.filter(created_at__lt=first_day - datetime.timedelta(days=LINK_DAYS)).delete()
    emptied = forget(unconfirmed, **EMPTY)
    decided_before = now - datetime.timedelta(days=settings.CORRECTION_CONTACT_DAYS)
    decided = forget(Correction.objects.filter(decided_at__lt=decided_before), **NOBODY)
    if not (forgotten or emptied or decided):
        return ""
    return f"{emptied} emptied, {forgotten} deleted, {decided} senders of decided ones forgotten"


@transaction.atomic
def forget(corrections: QuerySet[Correction], **values: str) -> int:
    """Writes these values into those that still know their sender, whose mails forget the address too; how many."""
    senders_known = list(corrections.exclude(email="").values_list("pk", flat=True))
    forget_mails_of(senders_known)
    return Correction.objects.filter(pk__in=senders_known).update(**values)


def midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a Prague day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
