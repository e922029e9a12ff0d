"""What the catalogue forgets about senders of corrections. Pages check the day too, so a late run shows nothing."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from site_core.due import due
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
    emptied = unconfirmed.exclude(email="").update(**EMPTY)
    decided_before = now - datetime.timedelta(days=settings.CORRECTION_CONTACT_DAYS)
    decided = Correction.objects.filter(decided_at__lt=decided_before).exclude(email="").update(**NOBODY)
    if not (forgotten or emptied or decided):
        return ""
    return f"{emptied} emptied, {forgotten} deleted, {decided} senders of decided ones forgotten"


def midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a Prague day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
