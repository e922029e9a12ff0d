"""Says how well the search of the seeded site finds what people look for."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.relevance import FIRST, score, try_all


class Command(BaseCommand):
    help = "Tries the searches of search/relevance/queries.yaml on this site; fails where a goal is missed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which backend of WAGTAILSEARCH_BACKENDS."""
        parser.add_argument("--backend", default="default")

    def handle(self, *args: Any, backend: str, **options: Any) -> None:
        """One line for each search that is not answered at once, then the scores."""
        tried = list(try_all(backend))
        for each in tried:
            if not 0 < each.place <= FIRST:
                offered = f", offered: {each.spelt}" if each.spelt else ""
                self.stdout.write(f"  {each.language} {each.typed!r}: place {each.place or 'none'}{offered}")
        missed = False
        for language in (*sorted({each.language for each in tried}), "all"):
            of_language = [each for each in tried if language in (each.language, "all")]
            result = score(of_language)
            missed |= not result.is_good
            numbers = f"MRR {result.mrr:.3f}, success at {FIRST} {result.success:.3f}"
            self.stdout.write(f"{language}: {len(of_language)} searches, {numbers}")
        if missed:
            raise CommandError("A goal of search/relevance is missed.")
