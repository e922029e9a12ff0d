from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from modelsearch.conf import get_app_config

from search.models import IndexForm
from search.server_care import make_anew_soon, server
from search.words import FORM


class Command(BaseCommand):
    help = "Fills an index of the search that is empty, or that keeps words or fields otherwise than this code."

    def handle(self, **options: Any) -> None:
        """Does nothing where the indexes are of this code: each save keeps them."""
        backend = server()
        is_old = not is_of_this_code()
        if is_old:
            self.make("database" if backend else "default")
            IndexForm.objects.update_or_create(pk=1, defaults={"form": FORM})
        if backend:
            self.fill(backend, is_old)

    def fill(self, backend: Any, is_old: bool) -> None:
        """The indexes of the server. The site goes on without them, so a set-up does too; the timer makes up for it."""
        try:
            if is_old or backend.unfit():
                self.make("default")
        except (CommandError, *backend.faults) as fault:
            make_anew_soon()
            self.stderr.write(f"The search server is away ({fault}). The timer fills it, or `manage.py fill_index`.")

    def make(self, name: str) -> None:
        call_command("update_index", backend_name=name, verbosity=0)


def is_of_this_code() -> bool:
    """Whether the index in the database holds something, in the form in which this code looks for it.

    That it holds something is not enough: while a release is replaced, code of the old one writes into it.
    """
    holds_something = get_app_config().get_model("IndexEntry").objects.exists()
    return holds_something and IndexForm.objects.filter(form=FORM).exists()
