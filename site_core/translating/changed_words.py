"""Pure: which words of a text were added and which removed, for whoever has to bring a translation up to date.

Texts are compared as people read them: whole words with their diacritics, numbers and signs; tags are no words.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

# A word may hold marks that stand above or below letters, a number its comma or point; any other sign stands alone.
UNITS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d][\w\u0300-\u036f]*|\s+|.", re.DOTALL)


type Pair = tuple[str, str]  # some text before and after


class Change(enum.Enum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Words:
    """Some words that stand together, and what became of them."""

    change: Change
    text: str


@dataclass(frozen=True)
class Rewording:
    """A text before and after, empty where it was not there; plain words. `is_changed`: not in its tags alone."""

    old: str
    new: str
    words: tuple[Words, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any word differs."""
        return self.old != self.new


class _Reader(HTMLParser):
    """The words of a text with tags; `<br>` ends a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.found.append("\n")


def plain(html: str) -> str:
    """The words of a text as wagtail-localize keeps it: without tags, with signs in place of their codes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.found)


def rewording(old_html: str, new_html: str) -> Rewording:
    """What changed between two texts that may hold tags. Never cuts within a tag, as there is none left."""
    old, new = plain(old_html), plain(new_html)
    return Rewording(old, new, changed_words(old, new))


def changed_words(old: str, new: str) -> tuple[Words, ...]:
    """The words of both texts in their order: kept and added ones make the new text, kept and removed ones the old."""
    before, after = UNITS.findall(old), UNITS.findall(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pairs = gathered(("".join(before[i:j]), "".join(after[k:m])) for _kind, i, j, k, m in steps)
    return tuple(words for pair in pairs for words in as_words(*pair))


def gathered(steps: Iterable[Pair]) -> list[Pair]:
    """Steps of old and new text. Two between which no word was kept are one: whole phrases read better."""
    found: list[Pair] = []
    for step in steps:
        found.append(step)
        if len(found) > 2 and is_one(*found[-3:]):
            found[-3:] = [("".join(old for old, _new in found[-3:]), "".join(new for _old, new in found[-3:]))]
    return found


def is_one(left: Pair, between: Pair, right: Pair) -> bool:
    """Whether words were replaced by words on both sides of a space or a sign."""
    return (
        between[0] == between[1]
        and not any(sign.isalnum() for sign in between[0])
        and bool((left[0] + right[0]).strip() and (left[1] + right[1]).strip())
    )


def as_words(old: str, new: str) -> Iterator[Words]:
    """One step: what was kept, or what went and then what came."""
    if old == new:
        yield Words(Change.KEPT, old)
        return
    if old:
        yield Words(Change.REMOVED, old)
    if new:
        yield Words(Change.ADDED, new)


def likeness(old_html: str, new_html: str) -> float:
    """How much of two texts is the same, from 0 to 1, counted in words."""
    before, after = (
        [unit for unit in UNITS.findall(plain(html)) if not unit.isspace()] for html in (old_html, new_html)
    )
    return SequenceMatcher(None, before, after, autojunk=False).ratio()
