"""The log of mails forgets to whom they went, and the secret parts of links in mails that never went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from site_core.due import due
from site_core.outbox.files import file_of
from site_core.outbox.models import Outgoing

SECRET_DAYS = 8  # whoever could still use a link has asked for another mail by then; most links work for seven days


@due("secrets of mails given up")
def forget_secrets(now: datetime) -> str:
    """Removes secret parts of links that work no more, and files, from mails given up; those cannot be sent again."""
    given_up = Outgoing.objects.filter(state=Outgoing.State.FAILED, created_at__lt=now - timedelta(days=SECRET_DAYS))
    cleaned = 0
    for mail in given_up.exclude(to=""):
        allowed = mail.without_secrets()
        if any(getattr(mail, field) != value for field, value in allowed.items()):
            cleaned += Outgoing.objects.filter(pk=mail.pk, state=Outgoing.State.FAILED).update(**allowed)
    return f"secrets of {cleaned} mails removed" if cleaned else ""


@due("mail log")
def forget_addresses(now: datetime) -> str:
    """Removes addresses, contents, files of mails settled for longer than `MAIL_LOG_DAYS`; the line stays."""
    settled = Outgoing.objects.filter(
        state__in=[Outgoing.State.SENT, Outgoing.State.FAILED],
        created_at__lt=now - timedelta(days=settings.MAIL_LOG_DAYS),
    ).exclude(to="")
    count = forget(settled)
    return f"addresses of {count} mails removed" if count else ""


def forget_mails(about: Iterable[str]) -> None:
    """Removes addresses, contents and files of the mails about these things at once; what still waits is never sent."""
    mails = Outgoing.objects.filter(about__in=list(about)).exclude(to="")
    waiting = list(mails.filter(state=Outgoing.State.WAITING).values_list("pk", flat=True))
    forget(mails)
    Outgoing.objects.filter(pk__in=waiting, state=Outgoing.State.WAITING).update(state=Outgoing.State.FAILED)


def forget(mails: QuerySet[Outgoing]) -> int:
    """Removes addresses, contents and files of these mails; how many they were."""
    for mail in mails:
        if file := file_of(mail.message_id):
            file.unlink(missing_ok=True)
    return mails.update(to="", text="", html="", attachments=[], unsubscribe="", last_error="")
