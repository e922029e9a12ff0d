"""Tells which texts of the administration have no Czech."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Lists texts of Wagtail that have no Czech, neither of its own nor in locale/wagtail."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--package", action="append", help="only this one, as wagtail.users; may be repeated")

    def handle(self, *args: Any, package: list[str] | None, **options: Any) -> None:
        from site_core.wagtail_texts import DOMAINS, PACKAGES, missing

        found = [source for domain in DOMAINS for source in missing(domain, package or PACKAGES)]
        for source in found:
            self.stdout.write(f"{source.package} {source.domain}: {source.entry.msgid!r}")
        self.stdout.write(f"{len(found)} texts without Czech")
