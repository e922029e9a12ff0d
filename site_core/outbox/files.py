"""Mails as files, where no mail server is named: one file a mail, whole or not there at all.

A file is named by the Message-ID, so the same mail sent again is the same file.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from email import message_from_bytes
from email.policy import default as modern
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

BACKEND = "site_core.outbox.files.MailFiles"


class MailFiles(BaseEmailBackend):
    """Mailer of the embedded site. Option: `file_path`, the folder. Only who runs the site may read the files."""

    def __init__(self, *, file_path: str, **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(file_path)

    def send_messages(self, email_messages: Iterable[Any]) -> int:
        """Writes each message; returns how many."""
        self.folder.mkdir(parents=True, exist_ok=True)
        messages = [message.message() for message in email_messages]
        for message in messages:
            self.write(name_of(message["Message-ID"]), message.as_bytes())
        return len(messages)

    def write(self, name: str, content: bytes) -> None:
        """Writes beside and renames: whoever looks into the folder never sees half a mail."""
        handle, beside = tempfile.mkstemp(dir=self.folder, prefix=".")
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, self.folder / name)


def mails_stay_here() -> bool:
    """Whether mails become files, so that no mail leaves this machine."""
    return bool(settings.MAILERS["default"]["BACKEND"] == BACKEND)


def name_of(message_id: str) -> str:
    """Name of the file of a mail, safe whatever the identifier holds."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", message_id.strip("<> ")).lstrip(".") + ".eml"


def file_of(message_id: str) -> Path | None:
    """The file of a mail, if mails stay here and it has been written."""
    if not mails_stay_here():
        return None
    path = Path(settings.MAILERS["default"]["OPTIONS"]["file_path"]) / name_of(message_id)
    return path if path.exists() else None


def text_in(path: Path) -> str:
    """The plain text of a mail in a file; empty if it has none."""
    return body_in(path, "plain")


def html_in(path: Path) -> str:
    """The HTML of a mail in a file; empty if it has none."""
    return body_in(path, "html")


def body_in(path: Path, kind: Literal["plain", "html"]) -> str:
    """A form of a mail in a file; empty when the mail is being forgotten and its file is gone already."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ""
    body = message_from_bytes(content, policy=modern).get_body((kind,))
    return str(body.get_content()) if body else ""
