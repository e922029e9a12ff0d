"""Everything that `make run` does before it serves."""

from typing import Any

from django.core.management.base import BaseCommand

from site_core.set_up import set_up


class Command(BaseCommand):
    help = "Prepares the database, the catalogue, the pages and the static files. May run again at any time."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        set_up(lambda line: self.stdout.write(f"› {line}"))
