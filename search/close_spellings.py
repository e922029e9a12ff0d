"""What somebody may have meant whose words are found nowhere: words of titles and texts that are spelt nearly so. Pure.

A word that is written apart or together by mistake is put right too: `fix my street`, `hlasenizavad`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches

from search.typed import read
from search.words import fold, variants, words_of

LIKENESS, SHORTEST = 0.75, 4  # share of letters that agree; letters of a word that is looked at
CLEARLY = 0.08  # more of them, where a title is like it too: whoever types a name means a thing that bears it
MORE_OR_LESS = 2  # letters of a slip; what is longer or shorter than that is another word
SAME_BEGINNING = 3  # letters that all forms of a word have in common, as a rule
SHORTEST_PART, MOST_PARTS = 3, 4  # letters of each part of a word that is taken apart; words that are put together

type Known = dict[str, str]  # words without marks, each with its spelling


def close_spelling(typed: str, titles: Iterable[str], language: str, texts: Iterable[str] = ()) -> str:
    """The same search with each unknown word as titles or texts spell it; empty where nothing is like it.

    `texts` are words one by one. What stands in a text is known.
    """
    known: Known = {}
    forms: set[str] = set()
    for title in titles:
        for word in words_of(title):
            known.setdefault(fold(word), word)
            forms.update(variants(word, language))
    further = {fold(word): word for word in texts}
    words = read(typed).words
    meant = [
        word
        if _is_known(word, forms, language) or _stands_in(further, word, language)
        else _apart(word, known) or _nearest(word, known, further)
        for word in _together(words, known)
    ]
    return " ".join(meant) if tuple(meant) != words else ""


def _is_known(word: str, forms: set[str], language: str) -> bool:
    return not forms.isdisjoint(variants(word, language))


def _stands_in(texts: Known, word: str, language: str) -> bool:
    """Whether a word stands there in any form; only what begins so is looked at, for it may be thousands."""
    folded = fold(word)
    alike = (each for each in texts if each[:SAME_BEGINNING] == folded[:SAME_BEGINNING])
    return any(_is_known(texts[each], set(variants(word, language)), language) for each in alike)


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


def _nearest(word: str, known: Known, texts: Known) -> str:
    """The word of titles that is most like it, one of texts where that is clearly more so; itself where none is."""
    title, likeness = _most_alike(word, known, LIKENESS)
    begins_so = {each: said for each, said in texts.items() if each[:1] == fold(word)[:1]}
    text, _likeness = _most_alike(word, begins_so, likeness + CLEARLY if title else LIKENESS)
    return text or title or word


def _most_alike(word: str, known: Known, least: float) -> tuple[str, float]:
    """The word that shares most letters, at least this share, and the share; empty where none does."""
    folded = fold(word)
    long = (each for each in known if len(each) >= SHORTEST and abs(len(each) - len(folded)) <= MORE_OR_LESS)
    found = get_close_matches(folded, long, 1, min(least, 1)) if len(word) >= SHORTEST else []
    return (known[found[0]], SequenceMatcher(None, found[0], folded).ratio()) if found else ("", 0)
