"""Examples of workshops for a site that has none yet; never in production."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from workshops.demo.loading import clear_examples, let_them_come_again, load_examples


class Command(BaseCommand):
    help = "Loads examples of workshops and moves those that nobody touched, so that they never look dead."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--clear", action="store_true", help="delete the examples; they do not come back")
        parser.add_argument("--again", action="store_true", help="also those that were cleared away")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses to load where visitors would take an example for a workshop."""
        if options["clear"]:
            self.stdout.write(f"{clear_examples()} examples deleted.")
            return
        if not settings.EXAMPLES:
            raise CommandError("Examples are not for production: EXAMPLES is off in these settings.")
        if options["again"]:
            let_them_come_again()
        for line in load_examples(timezone.localdate()):
            self.stdout.write(f"  left alone: {line}")
