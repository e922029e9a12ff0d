"""What a reader asks of the whole site: words, filters by kind, topic and year, a page of the list. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol, Self

from search.typed import one_line
from site_core import list_finding
from site_core.list_finding import UNKNOWN, Counted, Described, Pairs, Parameters, count, passing, read_chosen
from site_core.list_pages import pages_of

KIND, TOPIC, YEAR = "kind", "topic", "year"
FACETS = (KIND, TOPIC, YEAR)
WORDS, PAGE, ON_A_PAGE, OF_A_KIND = "q", "page", 20, 5
LONGEST = 200  # letters of what is typed


@dataclass(frozen=True)
class Selection(list_finding.Selection):
    """What is looked for, filters and the page of the list. Other filters begin on the first page."""

    words: str = ""
    page: int = 1

    def with_facet(self, facet: str, options: Iterable[str]) -> Self:
        """The same with these options of one filter, from the first page."""
        return super().with_facet(facet, options).on(1)

    def plain(self) -> Self:
        """The same words without filters."""
        return super().plain().on(1)

    def on(self, page: int) -> Self:
        """The same on another page."""
        return replace(self, page=page)

    def of(self, words: str) -> Self:
        """Other words, without filters."""
        return replace(self.plain(), words=words)

    def further(self) -> Pairs:
        """The words, and the page where it is not the first one."""
        words = ((WORDS, self.words),) if self.words else ()
        return (*words, (PAGE, str(self.page))) if self.page > 1 else words

    @property
    def is_grouped(self) -> bool:
        """Whether results stand in groups by kind; a list of one kind stands in pages."""
        return len(self.chosen.get(KIND, ())) != 1


@dataclass(frozen=True)
class Group:
    """Results of one kind: how many there are, and those shown here."""

    kind: str
    total: int
    ids: tuple[int, ...]


@dataclass(frozen=True)
class Found(Counted):
    """All counts, and `ids` in the order of relevance with their kinds."""

    ids: tuple[int, ...] = ()
    kinds: dict[int, str] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The number of the last page of a list of one kind."""
        return pages_of(len(self.ids), ON_A_PAGE)

    def groups(self, selection: Selection) -> list[Group]:
        """The first results of each kind, of one kind alone those of its page.

        The kind of the best result comes first, so that what was meant stands where everybody looks.
        """
        start, many = (0, OF_A_KIND) if selection.is_grouped else ((selection.page - 1) * ON_A_PAGE, ON_A_PAGE)
        by_kind: dict[str, list[int]] = {}
        for number in self.ids:
            by_kind.setdefault(self.kinds[number], []).append(number)
        return [Group(kind, len(ids), tuple(ids[start : start + many])) for kind, ids in by_kind.items()]


class Findable(Protocol):
    """What an entry is found by."""

    pk: int
    kind: str
    topics: list[str]
    year: int | None


def describe(entries: Iterable[Findable]) -> list[Described]:
    """Entries as the filters see them, in their order."""
    return [described(entry.pk, entry.kind, entry.topics, entry.year) for entry in entries]


def described(number: int, kind: str, topics: Iterable[str], year: int | None) -> Described:
    """An entry from its fields."""
    return Described(number, _options(kind, tuple(topics), year))


@lru_cache(maxsize=4096)
def _options(kind: str, topics: tuple[str, ...], year: int | None) -> Mapping[str, frozenset[str]]:
    """What thousands of entries have in common is made once."""
    return {
        KIND: frozenset({kind}),
        TOPIC: frozenset(topics) or frozenset({UNKNOWN}),
        YEAR: frozenset({str(year) if year else UNKNOWN}),
    }


def read_words(given: Parameters) -> str:
    """What was typed, on one line and of a sensible length."""
    [words] = given.get(WORDS, ())[-1:] or [""]
    return one_line(words)[:LONGEST].strip()


def read_selection(given: Parameters, entries: Iterable[Described]) -> tuple[Selection, Pairs]:
    """What an address asks for, and what of it no result has."""
    chosen, unknown = read_chosen(given, FACETS, entries)
    [page] = given.get(PAGE, ())[-1:] or [""]
    is_number = page.isascii() and page.isdigit() and len(page) < 6 and int(page) > 0
    return Selection(chosen, read_words(given), int(page) if is_number else 1), unknown


def find(entries: Sequence[Described], selection: Selection) -> Found:
    """The results of a selection, in the order of the entries, with all counts of what is known of them."""
    counted = count(entries, selection, FACETS)
    counts = {key: {one: n for one, n in options.items() if one != UNKNOWN} for key, options in counted.counts.items()}
    passed = passing(entries, selection.chosen)
    kinds = {one.id: next(iter(one.options[KIND])) for one in passed}
    return Found(counts, counted.without, tuple(one.id for one in passed), kinds)
