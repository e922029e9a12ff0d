"""Loads the catalogue of tools, the topics, the good practices and the workshops, then the pages."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from site_core.seed import seed
from site_core.seed_files import SeedFault
from site_core.seed_topics import seed_topics


class Command(BaseCommand):
    help = "Loads the catalogue, good practices and pages that come with the site. May run again: edits are kept."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("import_catalogue", stdout=self.stdout)
        left = seed_topics()  # before all that has topics
        call_command("import_practices", stdout=self.stdout)
        call_command("import_workshops", stdout=self.stdout)
        if settings.EXAMPLES:
            call_command("demo", stdout=self.stdout)
        try:
            report = seed()
        except SeedFault as fault:
            raise CommandError(f"The pages of the seed: {fault}") from None
        call_command("search_entries", stdout=self.stdout)
        self.stdout.write(str(report))
        for line in [*left, *report.left]:
            self.stdout.write(f"  left alone: {line}")
