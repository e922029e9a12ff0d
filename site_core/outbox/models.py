"""An outgoing mail and what has become of it."""

from __future__ import annotations

import uuid
from datetime import datetime
from email.utils import parseaddr
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from site_core.access_log import HIDDEN, without_tokens
from site_core.outbox.attachments import without_contents

HIDDEN_IN_HTML = escape(HIDDEN)


class OutgoingQuerySet(models.QuerySet):
    """Mails."""

    def due(self, now: datetime) -> Self:
        """Mails whose turn has come; also those whose sender has not come back in time."""
        return self.filter(state__in=[Outgoing.State.WAITING, Outgoing.State.SENDING], due_at__lte=now)

    def given_up_whole(self) -> Self:
        """Mails that were given up and still hold all that it takes to send them: the address, links and files."""
        with_files = models.Q(attachments=[]) | models.Q(attachments__0__has_key="content")
        link_gone = models.Q(text__contains=HIDDEN) | models.Q(unsubscribe__contains=HIDDEN)
        given_up = self.filter(with_files, state=Outgoing.State.FAILED).exclude(to="")
        return given_up.exclude(link_gone | models.Q(html__contains=HIDDEN_IN_HTML))


class Outgoing(models.Model):
    """One mail to one address: plain text, perhaps the same as HTML, perhaps small files.

    `attachments`: see `site_core/outbox/attachments.py`; without contents once the mail is sent. `unsubscribe`: the
    address for the header that ends mails of this kind.

    `number` makes its Message-ID: should a crash between sending and noting it send it twice, mail programs can tell
    that it is the same one. SMTP allows no more.
    `due_at`: when it may be sent next; while somebody is sending it, the end of their lease. `attempts` counts claims
    and fences off a sender that comes back too late.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")

    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    to = models.EmailField(_("to"), blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField("HTML", blank=True)
    attachments = models.JSONField(_("attachments"), default=list, blank=True)
    unsubscribe = models.CharField(_("address to unsubscribe"), max_length=500, blank=True)
    about = models.CharField(_("about"), max_length=100)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [models.Index(fields=["state", "due_at"], name="outgoing_due")]

    def __str__(self) -> str:
        return self.subject

    @property
    def about_words(self) -> str:
        """What the mail is about, in the language of the person who reads the log."""
        kind, _space, which = self.about.partition(" ")
        return f"{gettext(kind)} {which}".strip()

    @property
    def message_id(self) -> str:
        """The same at every attempt."""
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
        return f"<{self.created_at:%Y%m%dT%H%M%S}.{self.number}@{domain}>"

    def without_secrets(self) -> dict[str, Any]:
        """Fields as they may stay when only the reader needs the links: those lose their tokens, files their contents.

        A file is made for one reader, and links of others (of a video call) have secrets that look like no token.
        """
        return {
            "text": without_tokens(self.text),
            "html": without_tokens(self.html, HIDDEN_IN_HTML),
            "unsubscribe": without_tokens(self.unsubscribe),
            "attachments": without_contents(self.attachments),
        }
