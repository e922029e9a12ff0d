"""Groups of the staff with the rights they need."""

from typing import Any

from django.core.management.base import BaseCommand

from site_core.accounts.roles import make_roles


class Command(BaseCommand):
    help = "Makes the roles of the staff and their workflows. Adds what is missing and takes nothing away."

    def handle(self, *args: Any, **options: Any) -> None:
        for line in make_roles():
            self.stdout.write(line)
