"""Objects by their keys, some at a time: however many there are, a database is never given more than it bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from django.db.models import QuerySet

AT_ONCE = 1000  # keys of one statement; SQLite bears 32,766, where it was built with more


def with_keys(queryset: QuerySet[Any], keys: Iterable[Any]) -> Iterator[Any]:
    """What of a queryset has these keys, in no order; one query for each thousand of them."""
    for some in batched(keys, AT_ONCE, strict=False):
        yield from queryset.order_by().filter(pk__in=some)
