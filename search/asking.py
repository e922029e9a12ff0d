"""Asks the index of the site: which entries hold what was typed, and in which forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.models import SearchEntry, SynonymGroup
from search.queries import SearchWords, Wanted, Words, synonyms_of, wanted
from search.snippets import matches

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
        """All forms of words that are looked for."""
        phrases = (word for phrase in self.wanted.phrases for word in phrase)
        return frozenset(phrases).union(*map(forms_of, self.wanted.groups))


def synonym_groups() -> Groups:
    """What editors keep; one query."""
    return list(SynonymGroup.objects.values_list("words", flat=True))


def question(typed: str, language: str, groups: Groups) -> Question:
    """What was typed, with the words that mean the same."""
    return Question(SearchWords(typed, language=language, synonyms=synonyms_of(groups, language)), language)


def answers(asked: Question) -> list[SearchEntry]:
    """The entries: those whose title holds a word first, then in the order of the index."""
    if not asked.wanted:
        return []
    entries = SearchEntry.objects.filter(language=asked.language)
    return in_titles_first(entries.search(asked.query), asked)


def in_titles_first(entries: Iterable[SearchEntry], asked: Question) -> list[SearchEntry]:
    """The more of what was typed stands in the title, the further up; else as they came."""
    groups = [forms_of(group) for group in asked.wanted.groups]
    return sorted(entries, key=lambda entry: -sum(matches(entry.title, forms, asked.language) for forms in groups))


def forms_of(group: tuple[Words, ...]) -> frozenset[str]:
    """All forms of a word that was typed and of what means the same."""
    return frozenset(form for words in group for forms in words for form in forms)
