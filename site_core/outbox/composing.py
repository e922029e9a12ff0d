"""A row of the outbox as the message that goes out."""

from __future__ import annotations

from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.policy import default as modern
from typing import Any

from django.core.mail import EmailMultiAlternatives

from site_core.outbox.models import Outgoing

UNSUBSCRIBE = "List-Unsubscribe"


class Unfolded(UnstructuredHeader):
    """A header on one line. Python would encode a long address in it as words, which no mail program reads back."""

    def fold(self, *, policy: Any) -> str:
        return f"{self.name}: {self}{policy.linesep}"


class Mail(EmailMultiAlternatives):
    """The message of Django with an address to unsubscribe that arrives as it is."""

    def message(self, *, policy: EmailPolicy = modern) -> EmailMessage:
        headers = HeaderRegistry()
        headers.map_to_type(UNSUBSCRIBE, Unfolded)
        return super().message(policy=policy.clone(header_factory=headers))


def message(mail: Outgoing) -> Mail:
    """The mail as it goes out; programs that answer by themselves leave it alone."""
    return Mail(
        mail.subject,
        mail.text,
        to=[mail.to],
        headers=headers_of(mail),
        alternatives=[(mail.html, "text/html")] if mail.html else [],
        attachments=[(file["name"], file["content"], file["mime"]) for file in mail.attachments],
    )


def headers_of(mail: Outgoing) -> dict[str, str]:
    """Headers of our own. One click (RFC 8058) is offered for https alone, as the standard says."""
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    if mail.unsubscribe:
        headers[UNSUBSCRIBE] = f"<{mail.unsubscribe}>"
    if mail.unsubscribe.startswith("https://"):
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
