"""`manage.py backup FOLDER`: database and pictures, encrypted; removes backups that are too old."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from site_core.backup.making import make
from site_core.backup.sealing import Unreadable


class Command(BaseCommand):
    help = "Writes an encrypted backup of database and pictures below a folder; removes those that are too old."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        if not settings.BACKUP_RECIPIENT:
            raise CommandError("Set BACKUP_RECIPIENT to a public key of age (age-keygen makes one).")
        try:
            made = make(folder, settings.BACKUP_RECIPIENT, timezone.now())
        except Unreadable as fault:
            raise CommandError(str(fault)) from None
        self.stdout.write(f"Backup: {made}")
