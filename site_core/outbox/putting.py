"""Writing a mail: it is stored with what it is about, or not at all."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from site_core.outbox.files import mails_stay_here
from site_core.outbox.models import Outgoing
from site_core.outbox.sending import deliver


def put_mail(*, to: str, subject: str, text: str, about: str) -> Outgoing:
    """Stores a mail in the current transaction; the due task "mails" sends it.

    `about` names what the mail is about by a word of ours and a number, "correction 12", without anything personal: it
    stays in the log when the address is gone.
    Mails that stay on this machine as files are written as soon as the transaction is through.
    """
    mail = Outgoing.objects.create(to=to, subject=" ".join(subject.split()), text=text, about=about)
    if mails_stay_here():
        transaction.on_commit(partial(deliver, mail.pk), robust=True)
    return mail
