"""What a visitor asks of the articles: by kind, topic and year, and which page of the list. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from site_core import list_finding
from site_core.list_finding import Counted, Pairs, Parameters, count, passing, read_chosen
from site_core.list_pages import pages_of

KIND, TOPIC, YEAR = "kind", "topic", "year"
FACETS = (KIND, TOPIC, YEAR)
PAGE, ON_A_PAGE = "page", 12


@dataclass(frozen=True)
class Described(list_finding.Described):
    """What one article is found and ordered by."""

    published_on: datetime.date


@dataclass(frozen=True)
class Selection(list_finding.Selection):
    """Filters and the page of the list. Other filters begin on the first page."""

    page: int = 1

    def with_facet(self, facet: str, options: Iterable[str]) -> Self:
        """The same with these options of one filter, from the first page."""
        return super().with_facet(facet, options).on(1)

    def plain(self) -> Self:
        """The first page of everything."""
        return super().plain().on(1)

    def on(self, page: int) -> Self:
        """The same on another page."""
        return replace(self, page=page)

    def further(self) -> Pairs:
        """The page, where it is not the first one."""
        return ((PAGE, str(self.page)),) if self.page > 1 else ()


@dataclass(frozen=True)
class Found(Counted):
    """All counts, and `ids` with the latest first."""

    ids: tuple[int, ...]

    @property
    def last(self) -> int:
        """The number of the last page."""
        return pages_of(len(self.ids), ON_A_PAGE)

    def on_page(self, page: int) -> tuple[int, ...]:
        """Those that stand on one page."""
        return self.ids[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]


def described(number: int, kind: str, topics: Iterable[str], published_on: datetime.date) -> Described:
    """An article from its fields; `topics` are keys, one at least."""
    options = {
        KIND: frozenset({kind}),
        TOPIC: frozenset(topics) or frozenset({list_finding.UNKNOWN}),
        YEAR: frozenset({str(published_on.year)}),
    }
    return Described(number, options, published_on)


def read_selection(given: Parameters, articles: Iterable[Described]) -> tuple[Selection, Pairs]:
    """What an address asks for, and what of it means nothing. Whether there is such a page is known with the list."""
    chosen, unknown = read_chosen(given, FACETS, articles)
    [page] = given.get(PAGE, ())[-1:] or [""]
    if page and not is_number(page):
        unknown = (*unknown, (PAGE, page))
    return Selection(chosen, int(page) if is_number(page) else 1), unknown


def is_number(page: str) -> bool:
    """Whether it may be the number of a page."""
    return page.isascii() and page.isdigit() and len(page) < 6 and int(page) > 0


def find(articles: Sequence[Described], selection: Selection) -> Found:
    """The articles of a selection with all counts; of the same day the one that was added last comes first."""
    counted = count(articles, selection, FACETS)
    ordered = sorted(passing(articles, selection.chosen), key=lambda one: (one.published_on, one.id), reverse=True)
    return Found(counted.counts, counted.without, tuple(one.id for one in ordered))
