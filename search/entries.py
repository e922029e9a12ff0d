"""What can be found, gathered from all parts of the site: they register sources, and say which keys have changed.

A source gives entries; asked for keys, only those. What it gives no more is no more found. After a change only the
entries of what changed are written, once the change is in the database; `manage.py search_entries` and every night
(`search/nightly.py`) compare all of them. Several processes may be at it at once.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass
from itertools import batched

from django.db import IntegrityError, transaction

from search.models import SearchEntry

type Keys = Collection[str] | None  # None: all there are
type Source = Callable[[Keys], Iterable[Entry]]
type Fields = dict[str, object]  # of an entry, as the database keeps them
type Given = dict[str, dict[str, Fields]]  # what the sources give, by key and then by language

SOURCES: list[Source] = []
KEYS_AT_ONCE = 50  # whose entries one transaction writes


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
    def fields(self) -> Fields:
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


def refresh(keys: Keys = None) -> int:
    """Makes what can be found of these keys, or of all, what the sources give now; how many rows that changed.

    Some at a time are gathered and then written in a short transaction, so that whoever publishes meanwhile waits for
    some rows at most, and what was closed meanwhile does not come back; in the order of keys, so that no two wait for
    each other.
    """
    changed = behind() if keys is None else set(keys)
    return sum(write(some, gathered(some)) for some in batched(sorted(changed), KEYS_AT_ONCE, strict=False))


def behind() -> set[str]:
    """Keys of which the sources give something else than the rows say.

    They are gathered once more before they are written, for much may have been published while all was gathered.
    """
    given = gathered(None)
    held: Given = {}
    for row in SearchEntry.objects.iterator():
        held.setdefault(row.key, {})[row.language] = fields_of(row)
    return {key for key in held.keys() | given.keys() if held.get(key) != given.get(key)}


def gathered(keys: Keys) -> Given:
    """What the sources give."""
    given: Given = {}
    for entry in (entry for source in SOURCES for entry in source(keys)):
        given.setdefault(entry.key, {})[entry.language] = entry.fields
    return given


@transaction.atomic
def write(keys: Collection[str], given: Given) -> int:
    """Writes the entries of some keys; how many rows that changed."""
    found = SearchEntry.objects.select_for_update().filter(key__in=keys).order_by("key", "language")
    rows = {(row.key, row.language): row for row in found}
    wanted = {(key, language): fields for key in keys for language, fields in given.get(key, {}).items()}
    return sum(put(rows.get(place), wanted.get(place)) for place in sorted(rows.keys() | wanted.keys()))


def put(row: SearchEntry | None, fields: Fields | None) -> bool:
    """Gives an entry its row, new fields, or none any more; whether that changed something."""
    if fields is None:
        return row is not None and bool(row.delete())
    if row is None:
        add(fields)
        return True
    return update(row, fields)


def add(fields: Fields) -> None:
    """A new row; where another process was first, its row."""
    try:
        with transaction.atomic():
            SearchEntry(**fields).save()
    except IntegrityError:
        update(SearchEntry.objects.get(key=fields["key"], language=fields["language"]), fields)


def update(row: SearchEntry, fields: Fields) -> bool:
    """Gives a row these fields; whether one of them is new."""
    new = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in new.items():
        setattr(row, name, value)
    if new:
        row.save()
    return bool(new)


def fields_of(row: SearchEntry) -> Fields:
    """What a row says, as an entry says it."""
    return {name: getattr(row, name) for name in Entry.__dataclass_fields__}


def refresh_soon(*keys: str) -> None:
    """Gathers these keys anew once the change is in the database. A fault here is logged and stops no publication."""
    _waiting.keys.update(keys)
    transaction.on_commit(refresh_waiting, robust=True)


def refresh_waiting() -> None:
    """Gathers what was changed, unless another change of the same transaction has just done so."""
    changed, _waiting.keys = _waiting.keys, set()
    if changed:
        refresh(changed)
