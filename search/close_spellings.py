"""What somebody may have meant whose words are found nowhere: words of titles that are spelt nearly so. Pure.

A word that is written apart or together by mistake is put right too: `fix my street`, `hlasenizavad`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from search.typed import read
from search.words import fold, variants, words_of

LIKENESS, SHORTEST = 0.75, 4  # share of letters that agree; letters of a word that is looked at
MORE_OR_LESS = 2  # letters of a slip; what is longer or shorter than that is another word
SHORTEST_PART, MOST_PARTS = 3, 4  # letters of each part of a word that is taken apart; words that are put together

type Known = dict[str, str]  # words of titles without marks, each with its spelling


def close_spelling(typed: str, titles: Iterable[str], language: str) -> str:
    """The same search with each unknown word as the titles spell it; empty where nothing is like it."""
    known: Known = {}
    forms: set[str] = set()
    for title in titles:
        for word in words_of(title):
            known.setdefault(fold(word), word)
            forms.update(variants(word, language))
    words = read(typed).words
    meant = [
        word if _is_known(word, forms, language) else _apart(word, known) or _nearest(word, known)
        for word in _together(words, known)
    ]
    return " ".join(meant) if tuple(meant) != words else ""


def _is_known(word: str, forms: set[str], language: str) -> bool:
    return not forms.isdisjoint(variants(word, language))


def _together(words: Sequence[str], known: Known) -> Iterator[str]:
    """Words that are one word in a title, put together."""
    place = 0
    while place < len(words):
        counts = range(min(MOST_PARTS, len(words) - place), 1, -1)
        rows = ((count, known.get(fold("".join(words[place : place + count])))) for count in counts)
        count, word = next(((count, word) for count, word in rows if word), (1, words[place]))
        yield word
        place += count


def _apart(word: str, known: Known) -> str:
    """Two words of titles that are written as one; empty where there are none."""
    folded = fold(word)
    places = range(SHORTEST_PART, len(folded) - SHORTEST_PART + 1)
    found = ((known.get(folded[:place]), known.get(folded[place:])) for place in places)
    return next((f"{one} {other}" for one, other in found if one and other), "")


def _nearest(word: str, known: Known) -> str:
    folded = fold(word)
    long = (each for each in known if len(each) >= SHORTEST and abs(len(each) - len(folded)) <= MORE_OR_LESS)
    found = get_close_matches(folded, long, 1, LIKENESS) if len(word) >= SHORTEST else []
    return known[found[0]] if found else word
