"""Loads tools and assessments from data files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from tools_catalog.importing import InvalidFiles, NothingToImport, import_catalogue

OURS = Path(__file__).parents[2] / "data"


class Command(BaseCommand):
    help = "Loads tools/*.yaml of a folder and leaves alone what people changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, and whether to write at all."""
        parser.add_argument("path", type=Path, nargs="?", default=OURS, help="folder with tools/ (default: ours)")
        parser.add_argument(
            "--signed", action="store_true", help="files of export_catalogue: take over who reviewed what and when"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done and write nothing")

    def handle(self, *args: Any, path: Path, dry_run: bool, signed: bool, **options: Any) -> None:
        """Import and say what was done; exit code 1 with all faults if the files must not be loaded."""
        with translation.override("en"):
            try:
                report = import_catalogue(path, timezone.localdate(), dry_run=dry_run, signed=signed)
            except NothingToImport:
                raise CommandError(f"There is no folder tools with YAML files in {path}.") from None
            except InvalidFiles as error:
                for name, fault in error.faults:
                    self.stderr.write(f"{name}: {fault.place or '-'}: {fault.message}")
                raise CommandError(f"{len(error.faults)} faults, nothing was loaded.") from None
            for line in report.lines():
                self.stdout.write(line)
