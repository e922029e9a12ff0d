"""Results as the page shows them: groups with snippets, filters with counts, chips, the way out of an empty list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from search.asking import Question, with_texts
from search.finding import FACETS, KIND, TOPIC, YEAR, Found, Group, Selection
from search.models import Kind, SearchEntry
from search.snippets import Piece, matches, pieces, snippet
from site_core.list_filters import Choice, Facet
from site_core.list_finding import Described, Pairs
from site_core.list_pages import page_links
from site_core.list_words import Wording, chips, facet, rescue
from site_core.topics import Topic

DATED = {Kind.WORKSHOP, Kind.NEWS, Kind.GUIDE, Kind.PRACTICE}  # of which a year tells something


@dataclass(frozen=True)
class Result:
    """One result; `words` are the part of its text that tells why it was found."""

    url: str
    title: tuple[Piece, ...]
    words: tuple[Piece, ...]
    year: int | None


@dataclass(frozen=True)
class Shown:
    """Results of one kind. `more` is the address of all of them, empty where all stand here."""

    title: str
    kind: str
    total: int
    results: tuple[Result, ...]
    more: str


@dataclass(frozen=True)
class Listing:
    """All that stands beside the words that were typed.

    `past_the_end`: the number that was asked for and the last one there is, where that is less.
    """

    selection: Selection
    total: int
    groups: tuple[Shown, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Choice, ...]
    rescue: tuple[Choice, ...]
    numbers: tuple[Choice, ...]
    past_the_end: Pairs
    back: str
    onward: str

    @property
    def clear(self) -> str:
        """The address of the same words without filters."""
        return self.selection.plain().query()


def listing(
    entries: Sequence[SearchEntry], described: Sequence[Described], asked: Selection, found: Found, question: Question
) -> Listing:
    """The part of the results that a selection asks for, the last page where it asks for a later one."""
    last = 1 if asked.is_grouped else found.last
    selection, wording = asked.on(min(asked.page, last)), wording_of()
    groups = found.groups(selection)
    on_page = {number for group in groups for number in group.ids}
    by_id = with_texts(entry for entry in entries if entry.pk in on_page)
    facets = [facet_of(key, described, selection, found, wording) for key in FACETS]
    return Listing(
        selection=selection,
        total=len(found.ids),
        groups=tuple(shown(group, by_id, selection, question) for group in groups),
        facets=tuple(each for each in facets if each.first),
        chips=chips(selection, wording),
        rescue=() if found.ids else rescue(selection, found, wording),
        numbers=page_links(selection.page, last, lambda number: selection.on(number).query()),
        past_the_end=((str(asked.page), str(last)),) if asked.page > last and not asked.is_grouped else (),
        back=selection.on(selection.page - 1).query() if selection.page > 1 else "",
        onward=selection.on(selection.page + 1).query() if selection.page < last else "",
    )


def shown(group: Group, by_id: Mapping[int, SearchEntry], selection: Selection, question: Question) -> Shown:
    """The results of one kind."""
    is_whole = group.total == len(group.ids) or not selection.is_grouped
    return Shown(
        title=str(Kind(group.kind).label),
        kind=group.kind,
        total=group.total,
        results=tuple(result(by_id[number], question) for number in group.ids),
        more="" if is_whole else selection.with_facet(KIND, (group.kind,)).query(),
    )


def result(entry: SearchEntry, question: Question) -> Result:
    """One result. Its introduction is shown where it holds what was typed, or where nothing further down does."""
    forms, language, text = question.forms, question.language, entry.text
    further = not matches(entry.summary, forms, language) and matches(text, forms, language)
    return Result(
        url=entry.url,
        title=pieces(entry.title, forms, language),
        words=snippet(text if further or not entry.summary else entry.summary, forms, language),
        year=entry.year if entry.kind in DATED else None,
    )


def results(entries: Sequence[SearchEntry], question: Question) -> tuple[Result, ...]:
    """Some entries as results; one query, none for none."""
    texts = with_texts(entries) if entries else {}
    return tuple(result(texts[entry.pk], question) for entry in entries if entry.pk in texts)


def facet_of(key: str, described: Sequence[Described], selection: Selection, found: Found, wording: Wording) -> Facet:
    """One filter: kinds always in the same order, the commonest topic first, the latest year first."""
    orders = {
        KIND: lambda option, have: Kind.values.index(option),
        TOPIC: lambda option, have: -have,
        YEAR: lambda option, have: -int(option),
    }
    return facet(key, described, selection, found, wording, order=orders[key], folds=key != KIND)


def wording_of() -> Wording:
    """Filters and options in words."""
    topics = {topic.key: str(topic) for topic in Topic.objects.all()}
    return Wording(
        titles={KIND: gettext("What to show"), TOPIC: gettext("Topic"), YEAR: gettext("Year")},
        names={KIND: {kind.value: str(kind.label) for kind in Kind}, TOPIC: topics, YEAR: {}},
    )
