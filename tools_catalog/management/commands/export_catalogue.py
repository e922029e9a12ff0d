"""Writes the published catalogue to data files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tools_catalog.exporting import FolderInUse, export_catalogue


class Command(BaseCommand):
    help = (
        "Writes published tools and assessments to tools/*.yaml of a folder, as import_catalogue --signed reads them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder."""
        parser.add_argument("path", type=Path, help="folder in which tools/ is made; it must hold no tools yet")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        """Export and say how much."""
        try:
            number = export_catalogue(path)
        except FolderInUse as error:
            raise CommandError(f"There are tools in {error} already, nothing was written.") from None
        self.stdout.write(f"Tools: {number} written to {path / 'tools'}.")
