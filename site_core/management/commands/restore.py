"""`manage.py restore BACKUP --identity KEY`: into an empty database and an empty folder of pictures."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from site_core.backup.restoring import restore
from site_core.backup.sealing import Unreadable


class Command(BaseCommand):
    help = "Reads a backup into an empty database and an empty folder of pictures, and counts whether all is there."
    requires_system_checks: list[str] = []  # some ask the database, which is empty

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path)
        parser.add_argument("--identity", type=Path, required=True, help="the file with the secret key of age")

    def handle(self, *args: object, backup: Path, identity: Path, **options: object) -> None:
        try:
            counts = restore(backup, identity)
        except (Unreadable, OSError) as fault:
            raise CommandError(str(fault)) from None
        rows = sum(counts.values())
        self.stdout.write(f"{rows} rows in {len(counts)} tables are there again, in the shape of this release.")
        if settings.SEARCH_URL:
            self.stdout.write("The search server still has the site as it was: manage.py update_index.")
