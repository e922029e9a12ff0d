from collections.abc import Iterator
from typing import Any

from django.core.management import CommandError
from modelsearch.management.commands import rebuild_modelsearch_index as library

from search.server_care import server


class Command(library.Command):
    help = "Makes the indexes of the search anew, while searches go on with the old ones."

    def update_backend(self, backend_name: str, **options: Any) -> None:
        """One backend. A server that is away is said in a line: the database answers meanwhile."""
        faults = backend.faults if (backend := server()) else ()
        try:
            super().update_backend(backend_name, **options)
        except faults as fault:
            raise CommandError(f"The search server made no index: {type(fault).__name__}.") from fault
        finally:
            if backend:
                backend.give_up()

    def queryset_chunks(self, qs: Any, chunk_size: int = library.DEFAULT_CHUNK_SIZE) -> Iterator[list[Any]]:
        """By key: the library counts rows, so it misses one for each that is deleted meanwhile."""
        last: Any = None
        while chunk := list((qs if last is None else qs.filter(pk__gt=last))[:chunk_size]):
            yield chunk
            last = chunk[-1].pk
