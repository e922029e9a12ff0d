"""What a person typed into the box: words, "phrases" and -words that must not be there. Pure.

Nothing that is typed is an error. Signs of search machines that mean nothing here are left out rather than looked for:
brackets, stars, `AND`. A quote that is never closed goes to the end. `-` leaves out only in a search that has another
word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from search.words import words_of

LONGEST_TEXT, MOST_WORDS = 1000, 20  # letters, words; whoever pastes a page is answered by its beginning
QUOTES = '"„“”«»‟'
PART = re.compile(
    rf"(?P<minus>(?<!\S)[-−–])?(?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)(?:[{QUOTES}]|$)|(?P<word>[^\s{QUOTES}]+))"
)
UNSEEN = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": ""}  # kinds of signs: ends of lines, bells; soft hyphens, joiners
OPERATORS = frozenset({"AND", "OR", "NOT"})  # in capitals: habits from other search machines, no words


@dataclass(frozen=True)
class Typed:
    """`words` and `without` in small letters with marks; each phrase is a row of words."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def one_line(text: str) -> str:
    """A text as one line: ends of lines, tabs and control signs part words; what stands unseen within one goes."""
    return " ".join("".join(UNSEEN.get(unicodedata.category(sign), sign) for sign in text).split())


@lru_cache(maxsize=1000)
def read(text: str) -> Typed:
    """Reads what was typed. A text of which nothing can be looked for gives an empty Typed, which is false."""
    words: list[str] = []
    without: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for found in PART.finditer(text[:LONGEST_TEXT]):
        part = tuple(words_of(found["word"] or found["phrase"] or ""))
        if not part or found["word"] in OPERATORS:
            continue
        if found["minus"]:
            without.extend(part)
        elif found["word"] is None and len(part) > 1:
            phrases.append(part)
        else:
            words.extend(part)
    if not words and not phrases:
        words, without = without, []
    return Typed(_first(words), _first(phrases), _first(without))


def unquoted(text: str) -> str:
    """The same without quotes: its words may stand anywhere."""
    typed = read(text)
    without = (f"-{word}" for word in typed.without)
    return " ".join((*typed.words, *(word for phrase in typed.phrases for word in phrase), *without))


def _first[T](parts: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(parts))[:MOST_WORDS]
