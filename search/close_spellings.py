"""What somebody may have meant whose words are found nowhere: words of titles that are spelt nearly so. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from search.typed import read
from search.words import fold, variants, words_of

LIKENESS, SHORTEST = 0.75, 4  # share of letters that agree; letters of a word that is looked at


def close_spelling(typed: str, titles: Iterable[str], language: str) -> str:
    """The same search with each unknown word as the titles spell it; empty where nothing is like it."""
    known: dict[str, str] = {}
    forms: set[str] = set()
    for title in titles:
        for word in words_of(title):
            known.setdefault(fold(word), word)
            forms.update(variants(word, language))
    words = read(typed).words
    meant = [_nearest(word, known) if forms.isdisjoint(variants(word, language)) else word for word in words]
    return " ".join(meant) if tuple(meant) != words else ""


def _nearest(word: str, known: dict[str, str]) -> str:
    long = (each for each in known if len(each) >= SHORTEST)
    found = get_close_matches(fold(word), long, 1, LIKENESS) if len(word) >= SHORTEST else []
    return known[found[0]] if found else word
