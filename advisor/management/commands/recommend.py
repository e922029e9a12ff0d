"""`manage.py recommend ANSWERS.json`: the recommendation for one file of answers, as text or as the result document."""

import argparse
import datetime
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from advisor.explanations import explain
from advisor.faulty_answers import FaultyAnswers, read_answers
from advisor.result_text import result_text
from advisor.results import plain
from tools_catalog import matching
from tools_catalog.adapters import current_snapshot, recommendation_document

BAD_INPUT = 2


class Command(BaseCommand):
    help = (
        "Prints the recommendation for a file of answers over the current catalogue. "
        'The file holds {"edition": "2026.1", "answers": {question: answer}}.'
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("answers", type=Path, metavar="ANSWERS.json")
        parser.add_argument("--lang", choices=[code for code, _name in settings.LANGUAGES], default="cs")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--as-of",
            type=datetime.date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the Prague date of the question (default: today)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["lang"]):
            try:
                self.stdout.write(self.output(**options), ending="")
            except (FaultyAnswers, OSError) as error:
                self.stderr.write(str(error))
                sys.exit(BAD_INPUT)

    def output(self, answers: Path, format: str, as_of: datetime.date | None, **options: Any) -> str:
        """What goes to standard output. Raises FaultyAnswers or OSError; then nothing does."""
        given = read_answers(answers.read_bytes())
        snapshot = current_snapshot()
        document = recommendation_document(
            given.answers, edition=given.edition, snapshot=snapshot, as_of=as_of or timezone.localdate()
        )
        if format == "json":
            return matching.canonical(document).decode() + "\n"
        view: Any = plain(document)
        return result_text(explain(view, given.edition, snapshot.tools))
