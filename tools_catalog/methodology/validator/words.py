"""Texts of an edition: clean, in their language, with the same placeholders in both."""

import re
from collections.abc import Callable, Iterator, Mapping

from .node import Fault, Node
from .raw_edition import RawFile
from .shape import LANGUAGES

CZECH_LETTERS = re.compile("[ěščřžůňťď]", re.IGNORECASE)
ENGLISH_WORDS = re.compile(r"\b(the|with|which|and)\b", re.IGNORECASE)
PLACEHOLDER = re.compile(r"{(\w*)}")
LONG_DASH = "\N{EM DASH}"

type WordRule = Callable[[str], str | None]


def translated(file: RawFile) -> Iterator[Node]:
    """Every place with a text in languages."""
    return (node for node in file.nodes if "cs" in node or "en" in node)


def word_faults(file: RawFile) -> Iterator[Fault]:
    """What is wrong with single texts and with pairs of texts."""
    for place in translated(file):
        for language in LANGUAGES:
            text = place[language]
            yield from (text.fault(reason) for rule in RULES[language] if text.text and (reason := rule(text.text)))
        if _placeholders(place["cs"]) != _placeholders(place["en"]):
            yield place.fault("the two languages have other placeholders")


def _spaces(text: str) -> str | None:
    return "stray spaces" if text.strip() and (text != text.strip() or "  " in text) else None


def _dash(text: str) -> str | None:
    return "a long dash" if LONG_DASH in text else None


def _czech_letters(text: str) -> str | None:
    return "Czech letters in an English text" if not text.isascii() and CZECH_LETTERS.search(text) else None


def _english_words(text: str) -> str | None:
    return "English words in a Czech text" if ENGLISH_WORDS.search(text) else None


def _placeholders(text: Node) -> list[str]:
    return sorted(PLACEHOLDER.findall(text.text)) if "{" in text.text else []


RULES: Mapping[str, tuple[WordRule, ...]] = {
    "cs": (_spaces, _dash, _english_words),
    "en": (_spaces, _dash, _czech_letters),
}
