"""The mails of somebody who reads them: files that the served site writes in place of sending."""

from __future__ import annotations

import re
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from pathlib import Path
from urllib.parse import urlsplit

from tests.e2e.settings import MAILERS

PATIENCE = 90  # seconds: what the clock writes goes out within a minute


def mail(address: str, subject: str, patience: float = PATIENCE) -> EmailMessage:
    """The latest mail to this address whose subject begins like this; waits for it, so many seconds at most."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = next((one for one in latest() if one["To"] == address and one["Subject"].startswith(subject)), None)
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"No mail to {address}: {subject}")


def latest() -> list[EmailMessage]:
    """The latest mails, the newest first; without those that the site forgets while they are being read."""
    files = sorted(Path(MAILERS["default"]["OPTIONS"]["file_path"]).glob("*.eml"), reverse=True)
    return [mail for file in files[:50] if (mail := message_in(file))]


def message_in(file: Path) -> EmailMessage | None:
    """The mail in a file; none when the site has removed it since the folder was listed."""
    try:
        return message_from_bytes(file.read_bytes(), policy=modern)
    except FileNotFoundError:
        return None


def text_of(message: EmailMessage) -> str:
    """The plain text."""
    body = message.get_body(("plain",))
    assert body is not None
    return body.get_content()


def link_in(message: EmailMessage, folder: str) -> str:
    """The path of the first link that leads into a folder of the site (a regular expression)."""
    return urlsplit(re.search(rf"https?://\S+/(?:{folder})/\S+", text_of(message))[0]).path  # type: ignore[index]
