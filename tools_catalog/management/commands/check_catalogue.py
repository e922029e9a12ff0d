"""Checks everything that is published."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from tools_catalog.published_faults import published_faults, waiting_for_second_reviewer
from tools_catalog.rubric import current_rubric


class Command(BaseCommand):
    help = "Checks all published tools and assessments by the rules of the current methodology."

    def handle(self, *args: Any, **options: Any) -> None:
        """Name all faults; exit code 1 if there is any."""
        rubric = current_rubric()
        with translation.override("en"):
            faults = list(published_faults(rubric, timezone.localdate()))
        for name, fault in faults:
            self.stderr.write(f"{name}: {fault.place or '-'}: {fault.message}")
        waiting = waiting_for_second_reviewer(rubric)
        self.stdout.write(f"Published assessments that wait for a second reviewer: {waiting}.")
        if faults:
            raise CommandError(f"{len(faults)} faults.")
        self.stdout.write("No faults.")
