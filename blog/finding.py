"""What a visitor asks of the articles: by kind, topic and year. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_core import list_finding
from site_core.list_finding import Counted, Pairs, Parameters, Selection, count, passing, read_chosen

KIND, TOPIC, YEAR = "kind", "topic", "year"
FACETS = (KIND, TOPIC, YEAR)


@dataclass(frozen=True)
class Described(list_finding.Described):
    """What one article is found and ordered by."""

    published_on: datetime.date


@dataclass(frozen=True)
class Found(Counted):
    """All counts, and `ids` with the latest first."""

    ids: tuple[int, ...]


def described(number: int, kind: str, topics: Iterable[str], published_on: datetime.date) -> Described:
    """An article from its fields; `topics` are keys, one at least."""
    options = {
        KIND: frozenset({kind}),
        TOPIC: frozenset(topics) or frozenset({list_finding.UNKNOWN}),
        YEAR: frozenset({str(published_on.year)}),
    }
    return Described(number, options, published_on)


def read_selection(given: Parameters, articles: Iterable[Described]) -> tuple[Selection, Pairs]:
    """What an address asks for, and what of it we do not have."""
    chosen, unknown = read_chosen(given, FACETS, articles)
    return Selection(chosen), unknown


def find(articles: Sequence[Described], selection: Selection) -> Found:
    """The articles of a selection with all counts; of the same day the one that was added last comes first."""
    counted = count(articles, selection, FACETS)
    ordered = sorted(passing(articles, selection.chosen), key=lambda one: (one.published_on, one.id), reverse=True)
    return Found(counted.counts, counted.without, tuple(one.id for one in ordered))
