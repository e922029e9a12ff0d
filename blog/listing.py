"""The list of articles as its page shows it: rows, filters with counts, chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from blog.finding import FACETS, KIND, TOPIC, YEAR, Described, Selection, described, find
from blog.kinds import Kind
from blog.pages import ArticlePage
from site_core import list_words
from site_core.list_filters import Choice
from site_core.list_finding import UNKNOWN, Pairs
from site_core.list_pages import page_links
from site_core.list_words import Wording, chips, facet, rescue


@dataclass(frozen=True)
class Listing(list_words.Listing[ArticlePage]):
    """One page of the list. `back` and `onward` are the pages beside it.

    `past_the_end`: the number that was asked for and the last one there is, where that is less.
    """

    total: int
    numbers: tuple[Choice, ...]
    back: str
    onward: str
    past_the_end: Pairs

    @property
    def last(self) -> str:
        """The number of the last page."""
        return str(self.numbers[-1].label) if self.numbers else "1"


def describe(page: ArticlePage) -> Described:
    """What the article of a page is found by."""
    return described(page.pk, page.kind, [topic.key for topic in page.topics.all()], page.published_on)


def listing(pages: Sequence[ArticlePage], articles: Sequence[Described], asked: Selection) -> Listing:
    """The page of the list that a selection asks for, the last one where it asks for a later one."""
    found, by_id, wording = find(articles, asked), {page.pk: page for page in pages}, wording_of(pages)
    selection, last = asked.on(min(asked.page, found.last)), found.last
    return Listing(
        selection=selection,
        pages=tuple(by_id[key] for key in found.on_page(selection.page)),
        total=len(found.ids),
        numbers=page_links(selection.page, last, lambda number: selection.on(number).query()),
        back=selection.on(selection.page - 1).query() if selection.page > 1 else "",
        onward=selection.on(selection.page + 1).query() if selection.page < last else "",
        past_the_end=((str(asked.page), str(last)),) if asked.page > last else (),
        facets=tuple(
            facet(key, articles, selection, found, wording, order=order_of(key), folds=key == YEAR) for key in FACETS
        ),
        chips=chips(selection, wording),
        rescue=() if found.ids else rescue(selection, found, wording),
        is_empty=not pages,
    )


def narrowed(index: str, facet: str, option: str) -> str:
    """The address of the list with one option; empty without a list."""
    return index and index + Selection({facet: (option,)}).query()


def order_of(key: str) -> Callable[[str, int], Any]:
    """Kinds in their order, the latest year first, the commonest topic first and articles without one last."""
    orders: dict[str, Callable[[str, int], Any]] = {
        KIND: lambda option, have: Kind.values.index(option),
        TOPIC: lambda option, have: (option == UNKNOWN, -have),
        YEAR: lambda option, have: -int(option),
    }
    return orders[key]


def wording_of(pages: Sequence[ArticlePage]) -> Wording:
    """Filters and options in words."""
    topics = {topic.key: str(topic) for page in pages for topic in page.topics.all()}
    return Wording(
        titles={KIND: gettext("Kind"), TOPIC: gettext("Topic"), YEAR: gettext("Archive by year")},
        names={
            KIND: {kind.value: str(kind.label) for kind in Kind},
            TOPIC: {**topics, UNKNOWN: gettext("without a topic")},
            YEAR: {},
        },
    )
