"""A process that sends what is due, once: `python -m tests.mail_sender FILE`. Each mail it sends is a line in FILE.

It says "ready", waits for a line, so that two of them start together, and then sends.
"""

import os
import sys
import time

import django
from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

HELD = 0.01  # seconds that a mail takes, time enough for the other process to come between


class Counted(BaseEmailBackend):
    """Notes the Message-ID of each mail; a short line appended at once is never torn."""

    def __init__(self, *, file_path: str, **options: object) -> None:
        super().__init__(**options)
        self.file_path = file_path

    def send_messages(self, email_messages: list) -> int:
        for message in email_messages:
            time.sleep(HELD)
            with open(self.file_path, "a") as file:
                file.write(message.extra_headers["Message-ID"] + "\n")
        return len(email_messages)


def main(file: str) -> None:
    backend = f"{Counted.__module__}.{Counted.__name__}".replace("__main__", "tests.mail_sender")
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": file}}}
    django.setup()
    from django.utils import timezone

    from site_core.outbox.sending import send_due

    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    send_due(timezone.now())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.test")
    main(sys.argv[1])
