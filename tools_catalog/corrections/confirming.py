"""What the link in the mail opens: the correction, to be confirmed or taken back."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from tools_catalog.corrections.mails import forget_mails_of
from tools_catalog.corrections.sending_in import LINKS
from tools_catalog.models.corrections import Correction

OPEN = (Correction.State.AWAITING, Correction.State.CONFIRMED)


class Expired(Exception):
    """The correction was not confirmed in time, or its sender's data are gone after the decision."""


def open_correction(token: str, today: datetime.date | None = None) -> Correction:
    """The correction of this link on a Prague day. Raises Correction.DoesNotExist and Expired."""
    found = Correction.objects.select_related("tool").get(token_hash__in=LINKS.hashes_of(token))
    late = found.state == Correction.State.AWAITING and found.last_day < (today or timezone.localdate())
    if late or not found.email:
        raise Expired
    return found


def confirm(correction: Correction) -> None:
    """Puts it into the queue; a second click changes nothing."""
    awaiting = Correction.objects.filter(pk=correction.pk, state=Correction.State.AWAITING)
    awaiting.update(state=Correction.State.CONFIRMED, confirmed_at=timezone.now())


@transaction.atomic
def take_back(correction: Correction) -> bool:
    """Deletes it with all that it says about its sender; False if it is decided already, which stays public."""
    deleted, _rows = Correction.objects.filter(pk=correction.pk, state__in=OPEN).delete()
    if deleted:
        forget_mails_of([correction.pk])
    return bool(deleted)
