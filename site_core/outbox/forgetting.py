"""The log of mails forgets to whom they went."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from site_core.due import due
from site_core.outbox.files import file_of
from site_core.outbox.models import Outgoing


@due("mail log")
def forget_addresses(now: datetime) -> str:
    """Removes addresses, texts and files of mails that are settled for longer than `MAIL_LOG_DAYS`; the line stays."""
    settled = Outgoing.objects.filter(
        state__in=[Outgoing.State.SENT, Outgoing.State.FAILED],
        created_at__lt=now - timedelta(days=settings.MAIL_LOG_DAYS),
    ).exclude(to="")
    for mail in settled:
        if file := file_of(mail.message_id):
            file.unlink(missing_ok=True)
    count = settled.update(to="", text="", last_error="")
    return f"addresses of {count} mails removed" if count else ""
