"""Straight quotes that pair become those of a language: „ “ in Czech, “ ” in English. Pure.

Where the marks of a paragraph do not open and close by turns, all of them stay as they are: one may have been
forgotten. A mark right behind a digit may mean inches, so it is no quote to us and leaves its paragraph alone too.
Nothing but the marks changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

QUOTES = {"cs": ("„", "“"), "en": ("“", "”")}
MARK = re.compile(r'"|&quot;|&#34;')
# A whole tag, its attributes and quoted `>` included; what stands in code, scripts and styles goes with it.
TAG = re.compile(
    r"<(code|pre|kbd|samp|script|style|textarea)\b.*?</\1\s*>|<!--.*?-->|</?[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>",
    re.DOTALL | re.IGNORECASE,
)
# Tags inside of a line do not end a paragraph: a quote may begin in one and end behind it.
INLINE = re.compile(r"</?(?:a|abbr|b|bdi|cite|em|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b", re.IGNORECASE)
OPENS_AFTER = re.compile(r"(?:^|[\s\u00a0(\[{–—/„‚“‘-])$")
CLOSES_BEFORE = re.compile(r"(?:$|[\s\u00a0)\]}–—/.,;:!?…“‘”’-])")


def quoted(text: str, language: str) -> str:
    """Plain or HTML text with the quotes of a language (`cs` or `en`; others keep theirs)."""
    if language not in QUOTES or not MARK.search(text):
        return text
    changes = {place: mark for part in paragraphs(text) for place, mark in pairs(text, part, QUOTES[language])}
    return MARK.sub(lambda found: changes.get(found.start(), found[0]), text)


def paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """The stretches of words of each paragraph, as begin and end; tags are left out."""
    stretches, begin = [], 0
    for tag in TAG.finditer(text):
        stretches.append((begin, tag.start()))
        begin = tag.end()
        if not INLINE.match(tag[0]) and not tag[1]:
            yield stretches
            stretches = []
    yield [*stretches, (begin, len(text))]


def pairs(text: str, stretches: list[tuple[int, int]], quotes: tuple[str, str]) -> list[tuple[int, str]]:
    """Each mark of a paragraph with what it becomes; none at all where they do not open and close by turns."""
    words = "".join(text[begin:end] for begin, end in stretches)
    places = [place for begin, end in stretches for place in range(begin, end)]
    found = list(MARK.finditer(words))
    sides = [opens(words, mark) for mark in found]
    if len(found) % 2 or sides != [True, False] * (len(found) // 2):
        return []
    return [(places[mark.start()], quotes[0] if side else quotes[1]) for mark, side in zip(found, sides, strict=True)]


def opens(words: str, mark: re.Match[str]) -> bool | None:
    """Whether a mark opens (true) or closes (false) a quote; None where neither is sure."""
    before, after = words[max(mark.start() - 1, 0) : mark.start()], words[mark.end() : mark.end() + 1]
    follows_space, precedes_space = OPENS_AFTER.match(before) is not None, CLOSES_BEFORE.match(after) is not None
    return None if before.isdigit() or follows_space == precedes_space else follows_space
