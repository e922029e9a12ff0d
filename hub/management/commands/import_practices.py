"""Loads the good practices that come with the site, and the organisations that articles name."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.importing.organisations import import_organisations
from hub.importing.reading import FaultyPractices
from hub.importing.running import import_practices


class Command(BaseCommand):
    help = "Loads hub/data: methods, good practices and organisations. May run again at any time: edits are kept."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report, left = import_practices(), import_organisations()
        except FaultyPractices as faults:
            raise CommandError(f"Nothing was imported.\n{faults}") from None
        self.stdout.write(str(report))
        for line in [*report.left, *left]:
            self.stdout.write(f"  left alone: {line}")
