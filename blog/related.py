"""Which articles to read after one. Pure.

What an editor pinned comes first, then whatever shares most topics, tools and places with the article, in its language
before others, the latest first. There is always something as long as there is another article; never the article
itself, nor its translation.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

SHOWN = 3


@dataclass(frozen=True)
class Article:
    """An article as far as it matters here; `work` is the same for all its translations, `shares` names what it is
    about, `spoken`: in the language of the reader."""

    id: int
    work: UUID
    spoken: bool
    shares: frozenset[tuple[str, int]]
    published_on: datetime.date


def related(one: Article, others: Iterable[Article], pinned: Sequence[UUID] = ()) -> tuple[int, ...]:
    """Ids of at most `SHOWN` articles, each work once; `pinned` works in their order."""
    spoken_first = sorted(others, key=lambda other: not other.spoken)
    works: dict[UUID, Article] = {}
    for other in spoken_first:
        if other.work != one.work:
            works.setdefault(other.work, other)
    places = {work: place for place, work in enumerate(dict.fromkeys(pinned))}

    def rank(other: Article) -> tuple[int, bool, int, int, int]:
        pin = places.get(other.work, len(places))
        return pin, not other.spoken, -len(one.shares & other.shares), -other.published_on.toordinal(), other.id

    return tuple(other.id for other in sorted(works.values(), key=rank)[:SHOWN])
