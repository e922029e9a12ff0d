"""Shows, checks and draws methodology editions."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tools_catalog.checks import faults_in
from tools_catalog.methodology.graph import graph
from tools_catalog.methodology.loading import EDITIONS, current_edition_id, edition_ids
from tools_catalog.methodology.overview import overview
from tools_catalog.methodology.validator import RawEdition, read_raw
from tools_catalog.methodology.validator.shape import LANGUAGES


class Command(BaseCommand):
    help = "Shows what is in a methodology edition, lists its faults, or draws its questions."
    requires_system_checks = ()  # they stop at the faults that `lint` is there to list

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One subcommand for each thing to do with an edition."""
        actions = parser.add_subparsers(dest="action", required=True, metavar="show|lint|graph")
        for name, words in (
            ("show", "what is in the edition"),
            ("lint", "all its faults; exit code 1 if there are any"),
            ("graph", "the flow of its questions as an SVG picture"),
        ):
            action = actions.add_parser(name, help=words)
            action.add_argument("edition", nargs="?", help="id such as 2026.1, or a folder (default: the current one)")
            if name != "lint":
                action.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the edition's words")
            if name == "graph":
                action.add_argument("--output", type=Path, help="file to write the picture to (default: print it)")

    def handle(self, *args: Any, action: str, edition: str | None, **options: Any) -> None:
        """Do one of the three."""
        folder = folder_of(edition)
        if action == "lint":
            self.lint(folder)
        elif action == "graph":
            self.draw(folder, options["lang"], options["output"])
        else:
            self.stdout.write(overview(readable(folder), options["lang"]), ending="")

    def lint(self, folder: Path) -> None:
        """All faults on standard output, their number as the error."""
        faults = faults_in(folder)
        for fault in faults:
            self.stdout.write(str(fault))
        if faults:
            raise CommandError(f"Edition {folder.name}: {len(faults)} {counted(len(faults))}.", returncode=1)
        self.stdout.write(f"Edition {folder.name}: no fault.")

    def draw(self, folder: Path, language: str, output: Path | None) -> None:
        """The picture to a file, or to standard output."""
        picture = graph(readable(folder), language)
        if output is None:
            self.stdout.write(picture, ending="")
            return
        try:
            output.write_text(picture, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"Cannot write {output}: {error.strerror}.") from error
        self.stdout.write(f"Drew edition {folder.name} to {output}.")


def folder_of(edition: str | None) -> Path:
    """The folder of an edition given by id or by path; the current one where none is given."""
    key = edition or current_edition_id()
    if key in edition_ids():
        return EDITIONS / key
    if Path(key).is_dir():
        return Path(key).resolve()
    raise CommandError(f"There is no edition {key!r}. Editions: {', '.join(edition_ids())}; a folder will do, too.")


def readable(folder: Path) -> RawEdition:
    """The edition, if its files can be read at all."""
    edition = read_raw(folder)
    if edition.faults:
        raise CommandError("\n".join(map(str, edition.faults)))
    return edition


def counted(faults: int) -> str:
    """The word for so many faults."""
    words: Mapping[bool, str] = {True: "fault", False: "faults"}
    return words[faults == 1]
