"""`manage.py backup FOLDER`: database and pictures, encrypted; removes backups that are too old."""

import logging
from datetime import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils import timezone

from site_core.backup import keeping
from site_core.backup.making import make, names_in
from site_core.backup.sealing import Unreadable
from site_core.rounds import rounds

PAUSE = 600  # seconds until it looks again whether one is due; also after one that failed
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Writes an encrypted backup of database and pictures below a folder; removes those that are too old."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--daily",
            type=time.fromisoformat,
            metavar="03:20",
            help="one a day at this time, until TERM; where no timer is",
        )

    def handle(self, *args: object, folder: Path, daily: time | None = None, **options: object) -> None:
        if not settings.BACKUP_RECIPIENT:
            raise CommandError("Set BACKUP_RECIPIENT to a public key of age (age-keygen makes one).")
        if daily is None:
            self.once(folder)
        else:
            self.keep_on(folder, daily)

    def keep_on(self, folder: Path, at: time) -> None:
        """One each day, also one that was missed; one that fails is tried again."""
        for _round in rounds(PAUSE):
            if keeping.is_due(names_in(folder), at, timezone.localtime()):
                self.attempt(folder)

    def attempt(self, folder: Path) -> None:
        try:
            self.once(folder)
        except Exception:
            logger.exception("The backup failed; it is tried again in %s seconds.", PAUSE)
        finally:
            connections.close_all()

    def once(self, folder: Path) -> None:
        try:
            made = make(folder, settings.BACKUP_RECIPIENT, timezone.now())
        except (Unreadable, OSError) as fault:
            raise CommandError(str(fault)) from None
        self.stdout.write(f"Backup: {made}")
