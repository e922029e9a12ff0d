"""Sending what is due. Each mail is claimed by one conditional update, so two senders never take the same one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from site_core.due import due
from site_core.outbox.composing import message
from site_core.outbox.models import Outgoing

LEASE = timedelta(minutes=10)  # a mail server answers within seconds; after that its sender counts as crashed
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
MOST_DOUBLINGS = 9  # more than lead to the longest pause
MOST_ATTEMPTS = 14  # about a day and a half
MOST_AT_ONCE = 100
ERROR_CHARACTERS = 500


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time, up to six hours."""
    doubled = min(attempts - 1, MOST_DOUBLINGS)
    return min(FIRST_PAUSE * 2**doubled, LONGEST_PAUSE)


@due("mails")
def send_due(now: datetime) -> str:
    """Sends what is due; tells how many mails it tried."""
    waiting = list(Outgoing.objects.due(now).order_by("due_at", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    for pk in waiting:
        deliver(pk)
    return f"{len(waiting)} tried" if waiting else ""


def deliver(pk: int) -> None:
    """Sends one mail if it is due and nobody else has it; notes what went wrong and when to try again.

    The secret part of a link and files do not stay in the table: once it is sent, only its reader needs them.
    """
    mail = claim(pk)
    if mail is None:
        return
    try:
        message(mail).send()
    except (OSError, ValueError) as error:  # the server, the network or the disk; a header that mail does not allow
        settle(mail, **put_off(mail, error))
    else:
        settle(mail, state=Outgoing.State.SENT, sent_at=timezone.now(), last_error="", **mail.without_secrets())


def claim(pk: int) -> Outgoing | None:
    """The mail, ours for the length of the lease; None if it is not due or somebody else was faster."""
    now = timezone.now()
    ours = Outgoing.objects.due(now).filter(pk=pk)
    if not ours.update(state=Outgoing.State.SENDING, due_at=now + LEASE, attempts=F("attempts") + 1):
        return None
    mail = Outgoing.objects.get(pk=pk)
    if mail.to and mail.attempts <= MOST_ATTEMPTS:
        return mail
    settle(mail, state=Outgoing.State.FAILED)  # its senders crashed one after another, or its address was forgotten
    return None


def put_off(mail: Outgoing, error: Exception) -> dict[str, Any]:
    """What is noted after a failure: the next attempt, or the end where trying again makes no sense."""
    hopeless = isinstance(error, ValueError) or mail.attempts >= MOST_ATTEMPTS
    return {
        "state": Outgoing.State.FAILED if hopeless else Outgoing.State.WAITING,
        "due_at": timezone.now() + pause(mail.attempts),
        "last_error": f"{type(error).__name__}: {error}"[:ERROR_CHARACTERS],
    }


def settle(mail: Outgoing, **values: Any) -> None:
    """Notes the outcome, unless the lease ran out and the mail is somebody else's now."""
    Outgoing.objects.filter(pk=mail.pk, state=Outgoing.State.SENDING, attempts=mail.attempts).update(**values)
