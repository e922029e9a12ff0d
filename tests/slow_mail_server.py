"""A mail server for tests of crashes: a line in `taken` for each mail that it has taken.

It stops before it takes one as long as there is a file `stop-before`, and after that, before it says so to the sender,
as long as there is a file `stop-after`.
"""

import time
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend

STEP = 0.02  # seconds


class Mailer(BaseEmailBackend):
    """The way to that server. Option: its folder."""

    def __init__(self, *, folder: str, **options: object) -> None:
        super().__init__(**options)
        self.folder = Path(folder)

    def send_messages(self, email_messages: list) -> int:
        for message in email_messages:
            self.wait("stop-before")
            with (self.folder / "taken").open("a") as file:
                file.write(message.extra_headers["Message-ID"] + "\n")
            self.wait("stop-after")
        return len(email_messages)

    def wait(self, sign: str) -> None:
        """A mail takes a moment, and longer while the sign is there."""
        time.sleep(STEP)
        while (self.folder / sign).exists():
            time.sleep(STEP)
