from typing import Any

from django.core.management import BaseCommand, call_command
from modelsearch.conf import get_app_config


class Command(BaseCommand):
    help = "Fills the index of the search where it is empty, as after a change of how words are kept in it."

    def handle(self, **options: Any) -> None:
        """Does nothing where the index holds something: each save keeps it."""
        if not get_app_config().get_model("IndexEntry").objects.exists():
            call_command("update_index", verbosity=0)
