"""The three-way merge by which seed data and people share one database.

Seed files are corrected for years, and so are the records made from them. For every field three values are compared:
what the seed last wrote, what stands there now, and what the file says today. No Django in here; the memory is
`site_core.seeded`.
"""

from __future__ import annotations

import enum
from typing import Any, Final


class Absent(enum.Enum):
    """The type of `ABSENT`: there is no value (None is a value)."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


class Merge(enum.Enum):
    """What to do with one field."""

    WRITE = "write"  # the file changed, people did not touch the field: write the file's value
    KEEP = "keep"  # people changed the field, the file did not: leave it
    CONFLICT = "conflict"  # both changed it, differently: leave it and report it
    SAME = "same"  # the field already holds the file's value


WRITE, KEEP, CONFLICT, SAME = Merge.WRITE, Merge.KEEP, Merge.CONFLICT, Merge.SAME


def merge(last: Any, current: Any, incoming: Any) -> Merge:
    """Decide about one field from what the seed last wrote, what stands there now and what the file says.

    Values are plain JSON values; `ABSENT` as `last` means that the seed never wrote the field, as `current` that
    nothing stands there. A field that the seed never wrote but that holds something else was filled by people: a
    conflict. What has left the file is no business of this function: the caller reports it and deletes nothing.
    """
    if equal(current, incoming):
        return SAME
    if last is ABSENT:
        return WRITE if current is ABSENT else CONFLICT
    if equal(current, last):
        return WRITE
    return KEEP if equal(incoming, last) else CONFLICT


def equal(one: Any, other: Any) -> bool:
    """Equality of JSON values in which true is not 1 and the order of keys does not matter."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return bool(one == other)
