"""Makes what the search finds what the site says now."""

from typing import Any

from django.core.management.base import BaseCommand

from search import words_of_texts
from search.entries import refresh


class Command(BaseCommand):
    help = "Gathers what the search finds from pages and records. May run again: only what changed is written."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Search: {refresh()} entries written.")
        words_of_texts.gather()
