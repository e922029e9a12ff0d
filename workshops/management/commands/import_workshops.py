"""Workshops and series that come with the site, from their files."""

from typing import Any

from django.core.management.base import BaseCommand

from workshops.importing import import_workshops
from workshops.importing_series import import_series


class Command(BaseCommand):
    """Writes what the files say and nobody changed; may run again at any time."""

    help = "Imports the workshops that come with the site."

    def handle(self, *args: Any, **options: Any) -> None:
        """Names what was left to people."""
        for line in [*import_series(), *import_workshops()]:
            self.stdout.write(f"  left alone: {line}")
