from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from modelsearch.conf import get_app_config

from search.server_care import server


class Command(BaseCommand):
    help = "Fills an index of the search that is empty, as after a change of how words are kept, or of other fields."

    def handle(self, **options: Any) -> None:
        """Does nothing where the index holds something: each save keeps it."""
        backend = server()
        is_empty = not get_app_config().get_model("IndexEntry").objects.exists()
        if is_empty:
            self.make("database" if backend else "default")
        if backend:
            self.fill(backend, is_empty)

    def fill(self, backend: Any, is_empty: bool) -> None:
        """The indexes of the server. The site goes on without them, so a set-up does too."""
        try:
            if is_empty or backend.unfit():
                self.make("default")
        except (CommandError, *backend.faults) as fault:
            self.stderr.write(f"The search server is away ({fault}). `manage.py fill_index` fills it later.")

    def make(self, name: str) -> None:
        call_command("update_index", backend_name=name, verbosity=0)
