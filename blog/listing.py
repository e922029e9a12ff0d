"""The list of articles as its page shows it: rows, filters with counts, chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext

from blog.finding import FACETS, KIND, TOPIC, YEAR, Described, described, find
from blog.kinds import Kind
from blog.pages import ArticlePage
from site_core.list_finding import UNKNOWN, Selection
from site_core.list_words import Listing, Wording, chips, facet, rescue


def describe(page: ArticlePage) -> Described:
    """What the article of a page is found by."""
    return described(page.pk, page.kind, [topic.key for topic in page.topics.all()], page.published_on)


def listing(pages: Sequence[ArticlePage], articles: Sequence[Described], selection: Selection) -> Listing[ArticlePage]:
    """The list that a selection asks for."""
    found, by_id, wording = find(articles, selection), {page.pk: page for page in pages}, wording_of(pages)
    return Listing(
        selection=selection,
        pages=tuple(by_id[key] for key in found.ids),
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
