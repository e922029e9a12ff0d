"""Asks the index of the site: which entries hold what was typed, and in which forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from search.models import SearchEntry, SynonymGroup
from search.queries import SearchWords, Wanted, Words, synonyms_of, telling, wanted
from search.snippets import matches
from search.words import fold, words_of

LIGHT = ("kind", "title", "url", "year", "topics")  # of hundreds of results; texts only of those that are shown
LOOKED_AT = 300

type Groups = list[list[str]]


@dataclass(frozen=True)
class Question:
    """What was typed, for entries of one language."""

    query: SearchWords
    language: str

    @property
    def wanted(self) -> Wanted:
        """What the entries have to hold."""
        return wanted(self.query)

    @property
    def forms(self) -> frozenset[str]:
        """All forms of words that are looked for, but of little words of a name: those stand everywhere."""
        phrases = tuple(tuple((word,) for word in phrase) for phrase in self.wanted.phrases)
        return frozenset().union(*(forms_of(group, self.language) for group in (phrases, *self.wanted.groups)))


def synonym_groups() -> Groups:
    """What editors keep; one query."""
    return list(SynonymGroup.objects.values_list("words", flat=True))


def question(typed: str, language: str, groups: Groups, *, every: bool = True) -> Question:
    """What was typed, with the words that mean the same; any of the words is enough where not `every` is wanted."""
    synonyms = synonyms_of(groups, language)
    return Question(SearchWords(typed, language=language, synonyms=synonyms, every=every), language)


def answers(asked: Question, backend: str = "default") -> list[SearchEntry]:
    """The entries without their texts: those whose title holds a word first, then in the order of the index.

    All of them, for every filter tells how many there are beside the others; `docs/benchmarks.md` says what the whole
    page costs with thousands.
    """
    return in_titles_first(hits(asked, backend), asked)


def first_answers(asked: Question, backend: str = "default") -> list[SearchEntry]:
    """The first of them, where nobody counts; their order is the same."""
    return in_titles_first(hits(asked, backend)[:LOOKED_AT], asked)


def hits(asked: Question, backend: str) -> Any:
    """Results of the index, to be cut or read as a whole; none where nothing was typed that can be looked for."""
    entries = SearchEntry.objects.filter(language=asked.language).only(*LIGHT)
    return entries.search(asked.query, backend=backend) if asked.wanted else []


def in_titles_first(entries: Iterable[SearchEntry], asked: Question) -> list[SearchEntry]:
    """What is called so first, then the more of what was typed stands in the title; else as they came.

    The index brings titles to the front too, so what comes later than any page of results is not looked at.
    """
    groups = [forms_of(group, asked.language) for group in asked.wanted.groups]
    typed = plain_words(asked.query.query_string)

    def rank(entry: SearchEntry) -> tuple[bool, int]:
        in_title = sum(matches(entry.title, forms, asked.language) for forms in groups)
        return plain_words(entry.title) != typed, -in_title

    found = list(entries)
    return [*sorted(found[:LOOKED_AT], key=rank), *found[LOOKED_AT:]]


def plain_words(text: str) -> str:
    """Words in small letters without marks and nothing between them but a space."""
    return fold(" ".join(words_of(text)))


def with_texts(entries: Iterable[SearchEntry]) -> dict[int, SearchEntry]:
    """The same entries as a whole, by number; one query."""
    return SearchEntry.objects.in_bulk([entry.pk for entry in entries])


def forms_of(group: tuple[Words, ...], language: str) -> frozenset[str]:
    """All forms of a word that was typed and of what means the same."""
    return frozenset(form for words in group for forms in telling(words, language) for form in forms)
