"""Words as every index holds them and as every query asks for them, so that all backends find the same. Pure.

A word is kept in small letters without marks, and beside it the stems by which its other forms are found. The stems
come from the Snowball algorithms; of a Czech word there are several, of the word as it is, of the word without its
marks and of what two short rules leave of it, for people type both (`služeb` and `sluzeb`), and Snowball makes `obk` of
`obce` but not of `obec`.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer

from site_core.plain_text import plain

STEMMERS = {"cs": "czech", "en": "english"}
FORM = 2  # of `index_words`; one more whenever an index keeps words otherwise: the next set-up makes all indexes anew
LONGEST_WORD = 60  # letters; what is longer is no word that anybody looks for
WORD = re.compile(r"[^\W_]+")
BETWEEN_NAMES = re.compile(r"[,;]")
FLEETING = re.compile(r"(?<=[^aeiouy]{2}|[aeiouy].)e(?=[cklnt]$)")  # rozpočet, rozpočtu: gone in the other cases
ENDING = re.compile(
    r"(?:ami|emi|imi|ymi|ach|ech|ich|ych|eho|emu|iho|imu|um|ym|im|am|em|ou|[aeiouy])$"
)  # of cases, typed without marks
SOFTENED = re.compile(r"[csz](?=ich$)")  # in parcích, ostruzích and hoších: k, h and ch of the other cases
HARD = {"c": "k", "s": "ch", "z": "h"}
SHORTEST_STEM = 3
WHOLE, SHORT = "0", range(2, 4)  # behind a short word that is no stem of a longer one; how many letters are short

_own = threading.local()  # a stemmer holds the word in hand, so each thread has its own


def fold(text: str) -> str:
    """Small letters without marks: `Ústí` gives `usti`."""
    return plain(text)


def words_of(text: str) -> Iterator[str]:
    """The words of a text in small letters, marks kept. Everything else only parts them."""
    for found in WORD.finditer(unicodedata.normalize("NFKC", text.casefold())):
        yield found[0][:LONGEST_WORD]


def different_names(lines: Iterable[str]) -> list[str]:
    """The words and names that somebody listed, a line or between commas; once each, whatever its marks and letters."""
    names: dict[str, str] = {}
    for name in (name.strip() for line in lines for name in BETWEEN_NAMES.split(line)):
        names.setdefault(fold(" ".join(words_of(name))), name)
    return [name for folded, name in names.items() if folded]


@lru_cache(maxsize=50_000)
def variants(word: str, language: str | None = None) -> tuple[str, ...]:
    """All forms under which a word stands in the index: itself without marks first, then its stems that differ.

    `language` is "cs" or "en"; None is for a text whose language nobody knows and takes the stems of all. Two words
    mean the same to the search where they have a form in common. A word of marks alone has no form. A short word has
    one by which it is found as a whole word only: `par` is a stem of `párové` too, `par0` stands for PaR.
    """
    folded = fold(word)
    whole = [whole_form(folded)] if len(folded) in SHORT and folded.isalpha() else []
    stems = (fold(stem) for name in _stemmers(language) for stem in _stems(name, word, folded))
    return tuple(dict.fromkeys(form for form in (folded, *whole, *stems) if form))


def whole_form(folded: str) -> str:
    """The form of a short word without marks that no other word has."""
    return folded + WHOLE


def index_words(text: str, language: str | None = None) -> str:
    """What an index holds of a text: its words without marks in their order, then each further form once.

    The order lets a phrase be found; the forms behind it let all the cases of a word be found.
    """
    inner: list[str] = []
    further: dict[str, None] = {}
    for word in words_of(text):
        forms = variants(word, language)
        inner.extend(forms[:1])
        further.update(dict.fromkeys(forms[1:]))
    seen = set(inner)
    return " ".join((*inner, *(form for form in further if form not in seen)))


def _stemmers(language: str | None) -> tuple[str, ...]:
    return tuple(STEMMERS.values()) if language is None else tuple(filter(None, [STEMMERS.get(language)]))


def _stems(name: str, word: str, folded: str) -> Iterator[str]:
    stemmer = _stemmer(name)
    yield from (stem for stem in map(stemmer.stemWord, (word, folded)) if len(stem) >= SHORTEST_STEM)
    if name == STEMMERS["cs"]:
        bare = ENDING.sub("", folded)
        hard = SOFTENED.sub(lambda letter: HARD[letter[0]], folded)
        shorter = (FLEETING.sub("", folded), bare, stemmer.stemWord(bare), ENDING.sub("", hard))
        yield from (stem for stem in shorter if len(stem) >= SHORTEST_STEM)


def _stemmer(name: str) -> snowballstemmer.stemmer:
    known: dict[str, snowballstemmer.stemmer] = _own.__dict__
    if name not in known:
        known[name] = snowballstemmer.stemmer(name)
    return known[name]
