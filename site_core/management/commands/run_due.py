"""Does everything that is due: scheduled publishing, expiry, and what other apps have registered."""

import logging
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from site_core.due import TASKS
from site_core.leases import Lease
from site_core.rounds import rounds
from site_core.server import tick

LEASE, LENGTH = "run_due", timedelta(minutes=10)
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Runs every due task once. Safe to call every minute, from several machines."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on until TERM; for where no timer is")

    def handle(self, *args: Any, every: int | None = None, **options: Any) -> None:
        if every:
            self.keep_on(every)
        else:
            self.once()

    def keep_on(self, seconds: int) -> None:
        """Again and again. Whoever ends it waits for what is under way: a killed one would keep the lease."""
        for _round in rounds(seconds):
            tick()

    def once(self) -> None:
        """Every task, unless another process is at it."""
        now = timezone.now()
        if not Lease.take(LEASE, now, LENGTH):
            self.stdout.write("Another process is at it.")
            return
        try:
            for name, task in TASKS.items():
                self.run(name, task, now)
        finally:
            Lease.give_back(LEASE, now, LENGTH)

    def run(self, name: str, task: Any, now: Any) -> None:
        """One task; a failure is logged and does not stop the others."""
        try:
            done = task(now)
        except Exception:
            logger.exception("The due task %r failed.", name)
            return
        if done:
            self.stdout.write(f"{name}: {done}")
