"""What can be found, gathered from all parts of the site: they register sources, and say which keys have changed.

A source gives entries; asked for keys, only those. What it gives no more is no more found. After a change only the
entries of what changed are written, once the change is in the database; `manage.py search_entries` and every night
(`search/nightly.py`) compare all of them.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass

from django.db import transaction

from search.models import SearchEntry

type Keys = Collection[str] | None  # None: all there are
type Source = Callable[[Keys], Iterable[Entry]]

SOURCES: list[Source] = []


@dataclass(frozen=True)
class Entry:
    """A thing in one language. `key` is the same in all languages, `url` a path, `topics` are keys."""

    kind: str
    key: str
    language: str
    title: str
    url: str
    summary: str = ""
    text: str = ""
    year: int | None = None
    topics: tuple[str, ...] = ()
    changed: datetime.datetime | None = None

    @property
    def fields(self) -> dict[str, object]:
        """Its fields as the database keeps them."""
        return {**asdict(self), "topics": list(self.topics)}


class Waiting(threading.local):
    """Keys of what was changed in this thread and is not yet gathered."""

    def __init__(self) -> None:
        self.keys: set[str] = set()


_waiting = Waiting()


def gives_entries(source: Source) -> Source:
    """Registers a source; its module must be imported when the app is ready."""
    SOURCES.append(source)
    return source


@transaction.atomic
def refresh(keys: Keys = None) -> int:
    """Makes what can be found of these keys, or of all, what the sources give now; how many rows that changed."""
    wanted = {(entry.key, entry.language): entry.fields for source in SOURCES for entry in source(keys)}
    rows = SearchEntry.objects.all() if keys is None else SearchEntry.objects.filter(key__in=keys)
    changes = 0
    for row in rows:
        fields = wanted.pop((row.key, row.language), None)
        if fields is None:
            row.delete()
        elif differs(row, fields):
            row.save()
        else:
            continue
        changes += 1
    for fields in wanted.values():
        SearchEntry(**fields).save()
    return changes + len(wanted)


def differs(row: SearchEntry, fields: dict[str, object]) -> bool:
    """Gives a row these fields; whether one of them is new."""
    new = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in new.items():
        setattr(row, name, value)
    return bool(new)


def refresh_soon(*keys: str) -> None:
    """Gathers these keys anew once the change is in the database. A fault here is logged and stops no publication."""
    _waiting.keys.update(keys)
    transaction.on_commit(refresh_waiting, robust=True)


def refresh_waiting() -> None:
    """Gathers what was changed, unless another change of the same transaction has just done so."""
    changed, _waiting.keys = _waiting.keys, set()
    if changed:
        refresh(changed)
