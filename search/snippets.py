"""Where the words that were looked for stand in a text, in whatever form: marked, with some words around. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from search.words import WORD, variants

AROUND, LONGEST = 70, 240  # letters before the first match, and of all
DOT, TIED = " · ", "\N{NO-BREAK SPACE}"
SIGNS = ".!?:;,…–-"  # after which a line needs no dot
CLOSING = "“”\"')"  # they may stand behind it


@dataclass(frozen=True)
class Piece:
    """A part of a text; `hit`: it is what was looked for."""

    text: str
    hit: bool = False


def pieces(text: str, forms: Collection[str], language: str) -> tuple[Piece, ...]:
    """A text in pieces, with every word that has one of the forms as a piece of its own."""
    return tuple(_pieces(text, spans(text, forms, language)))


def snippet(text: str, forms: Collection[str], language: str) -> tuple[Piece, ...]:
    """The part of a text that begins a little before the first match; its beginning where nothing matches."""
    text = in_one_line(text)
    first = next(spans(text, forms, language), (0, 0))[0]
    start = _word_start(text, first - AROUND) if first > AROUND else 0
    end = start + LONGEST if len(text) <= start + LONGEST else text.rfind(" ", start, start + LONGEST)
    start += len(text[start:]) - len(text[start:].lstrip(DOT))
    shown = text[start : end if end > start else start + LONGEST]
    found = pieces(shown, forms, language)
    before = (Piece(f"…{TIED}"),) if start else ()
    return (*before, *found, Piece(f"{TIED}…")) if start + len(shown) < len(text) else (*before, *found)


def in_one_line(text: str) -> str:
    """A text of many lines as one; where a line ends without a sign, as headings do, a dot stands between the two."""
    lines = list(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    joints = [" " if line.rstrip(CLOSING).endswith(tuple(SIGNS)) else DOT for line in lines[:-1]]
    return "".join(line + joint for line, joint in zip(lines, [*joints, ""], strict=False))  # no line has no joint


def matches(text: str, forms: Collection[str], language: str) -> bool:
    """Whether a word of the text has one of the forms."""
    return next(spans(text, forms, language), None) is not None


def spans(text: str, forms: Collection[str], language: str) -> Iterator[tuple[int, int]]:
    """From where to where each word stands that has one of the forms."""
    for found in WORD.finditer(text):
        if not set(variants(found[0].casefold(), language)).isdisjoint(forms):
            yield found.span()


def _pieces(text: str, found: Iterator[tuple[int, int]]) -> Iterator[Piece]:
    end = 0
    for start, stop in found:
        if start > end:
            yield Piece(text[end:start])
        yield Piece(text[start:stop], hit=True)
        end = stop
    if end < len(text):
        yield Piece(text[end:])


def _word_start(text: str, place: int) -> int:
    space = text.find(" ", place)
    return space + 1 if space >= 0 else place
