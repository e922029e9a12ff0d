"""All tools of a snapshot ready to be filtered: for each option the set of its tools, as the bits of a whole number.

Bit n is the tool at place n of the Czech alphabet. Pure and without language.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_core.plain_text import plain
from tools_catalog.browsing.search_words import Group, says

NAME, DOCUMENTED, VERIFIED = "name", "documented", "verified"
SORTS = (NAME, DOCUMENTED, VERIFIED)

type Bits = int


@dataclass(frozen=True)
class Described:
    """What one tool is found by.

    `options` holds by facet what surely is so; `may` what is so or may be, of facets that can be known in part.
    `shelf` names the list that the tool stands in. `documented` is a share from 0 to 1, `verified` the last review.
    """

    key: str
    shelf: str
    options: Mapping[str, frozenset[str]]
    may: Mapping[str, frozenset[str]]
    text: str
    documented: float
    verified: datetime.date | None


@dataclass(frozen=True, eq=False)
class Index:
    """`holds[facet][option]` and `may[facet][option]` are sets of tools; `orders` all places in each order of a list.

    `may` has only facets that can be known in part. Of a facet in `together` all that is chosen has to hold, of others
    one option is enough. `same_words`: groups of beginnings of words that mean the same to a search.
    """

    keys: tuple[str, ...]
    places: Mapping[str, int]
    all: Bits
    holds: Mapping[str, Mapping[str, Bits]]
    may: Mapping[str, Mapping[str, Bits]]
    together: frozenset[str]
    shelves: Mapping[str, Bits]
    texts: tuple[str, ...]
    orders: Mapping[str, tuple[int, ...]]
    same_words: tuple[Group, ...] = ()

    def having(self, words: str) -> Bits:
        """Tools whose text has all of these words or others that mean the same, in any order and form of letters."""
        wanted = [says(word, self.same_words) for word in plain(words).split()]
        return bits_of(place for place, text in enumerate(self.texts) if all(word.search(text) for word in wanted))


def build(
    described: Sequence[Described],
    *,
    vocabulary: Mapping[str, Iterable[str]],
    together: Iterable[str],
    shelves: Iterable[str],
    same_words: tuple[Group, ...] = (),
) -> Index:
    """The index of tools that come in Czech alphabetical order. `vocabulary`: options that exist without a tool too."""
    in_part = {facet for tool in described for facet in tool.may}
    return Index(
        keys=tuple(tool.key for tool in described),
        places={tool.key: place for place, tool in enumerate(described)},
        all=(1 << len(described)) - 1,
        holds={facet: _holds(facet, described, options) for facet, options in vocabulary.items()},
        may={facet: _may(facet, described, options) for facet, options in vocabulary.items() if facet in in_part},
        together=frozenset(together),
        shelves=_sets((frozenset({tool.shelf}) for tool in described), shelves),
        texts=tuple(plain(tool.text) for tool in described),
        orders=_orders(described),
        same_words=same_words,
    )


def bits_of(places: Iterable[int]) -> Bits:
    """The set of these places."""
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits


def _holds(facet: str, described: Sequence[Described], options: Iterable[str]) -> dict[str, Bits]:
    return _sets((tool.options.get(facet, frozenset()) for tool in described), options)


def _may(facet: str, described: Sequence[Described], options: Iterable[str]) -> dict[str, Bits]:
    return _sets((tool.may.get(facet, frozenset()) for tool in described), options)


def _sets(marks: Iterable[frozenset[str]], options: Iterable[str]) -> dict[str, Bits]:
    sets = dict.fromkeys(options, 0)
    for place, marked in enumerate(marks):
        for option in sorted(marked):
            sets[option] = sets.get(option, 0) | 1 << place
    return sets


def _orders(described: Sequence[Described]) -> dict[str, tuple[int, ...]]:
    """Ties stand in the order of the alphabet: sorting keeps it."""
    places = range(len(described))
    return {
        NAME: tuple(places),
        DOCUMENTED: tuple(sorted(places, key=lambda place: -described[place].documented)),
        VERIFIED: tuple(sorted(places, key=lambda place: -_ordinal(described[place].verified))),
    }


def _ordinal(day: datetime.date | None) -> int:
    return day.toordinal() if day else 0
