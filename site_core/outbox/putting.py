"""Writing a mail: it is stored with what it is about, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from site_core.outbox.attachments import Attachment, stored
from site_core.outbox.files import mails_stay_here
from site_core.outbox.links import is_web_address
from site_core.outbox.models import Outgoing
from site_core.outbox.sending import deliver
from site_core.outbox.worker import wake_worker

LONGEST_ADDRESS = 500  # it stands in a header on one line, and a line of a mail has 998 characters at most


def put_mail(
    *,
    to: str,
    subject: str,
    text: str,
    about: str,
    html: str = "",
    attachments: Iterable[Attachment] = (),
    unsubscribe: str = "",
) -> Outgoing:
    """Stores a mail in the current transaction; a worker sends it, or else the due task "mails".

    `about` names what the mail is about by a word of ours and a number, "correction 12", without anything personal: it
    stays in the log when the address is gone.
    `html` says the same as `text` (a `Letter` makes both). `unsubscribe` is the address that ends mails of this kind,
    by a POST without a login; for mails where law asks for it, never for answers to what somebody did.
    Mails that stay on this machine as files are written as soon as the transaction is through.
    """
    mail = Outgoing.objects.create(
        to=to,
        subject=" ".join(subject.split()),
        text=text,
        about=about,
        html=html,
        attachments=stored(attachments),
        unsubscribe=checked(unsubscribe),
    )
    if mails_stay_here():
        transaction.on_commit(partial(deliver, mail.pk), robust=True)
    else:
        wake_worker(mail.pk)
    return mail


def checked(unsubscribe: str) -> str:
    """The address to unsubscribe, if a header may hold it."""
    fits = is_web_address(unsubscribe) and unsubscribe.isascii() and len(unsubscribe) <= LONGEST_ADDRESS
    if unsubscribe and not fits:
        raise ValueError(f"not an address to unsubscribe: {unsubscribe!r}")
    return unsubscribe
