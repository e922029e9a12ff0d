"""Keeps the Czech texts in step with code and templates."""

from typing import Any

import polib
from django.core.management.base import BaseCommand, CommandError, CommandParser

from site_core.texts import LOCALE


class Command(BaseCommand):
    help = "Collects the texts of code and templates into locale/cs; --check only tells what is missing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing, fail if a text has no Czech")
        parser.add_argument("--merge", nargs="*", default=[], help="take translations also from these .po files")

    def handle(self, *args: Any, check: bool, merge: list[str], **options: Any) -> None:
        from site_core.collecting_texts import faults, found_texts, renewed

        file, found = LOCALE / "cs" / "LC_MESSAGES" / "django.po", found_texts()
        old = polib.pofile(str(file), wrapwidth=110) if file.exists() else polib.POFile()
        if not check:
            for other in merge:
                old.extend(entry for entry in polib.pofile(other) if entry.translated())
            old = renewed(old, found)
            old.save(str(file))
        problems = faults(old, found)
        for problem in problems:
            self.stderr.write(problem)
        if problems and check:
            raise CommandError(
                f"{len(problems)} texts need work: `make messages`, then {file.relative_to(LOCALE.parent)}"
            )
        self.stdout.write(f"{len(found)} places, {len(old)} texts, {len(problems)} to do")
