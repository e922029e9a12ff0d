"""A letter: its text and its HTML are made of the same typeset lines, so they never say different things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string

from site_core import typography
from site_core.outbox.links import Link, is_web_address
from site_core.quotes import quoted

TEMPLATE = "site_core/mail/letter.html"
INDENT = "\n  "


@dataclass(frozen=True)
class Line:
    """Words on one line; with an address, where they lead."""

    words: str
    url: str = ""


type Lines = tuple[Line, ...]


@dataclass(frozen=True)
class Parts:
    """A letter in typeset lines, as both of its forms show it."""

    greeting: Lines
    paragraphs: tuple[Lines, ...]
    facts: tuple[tuple[str, Lines], ...]
    button: Line | None
    closing: Lines
    signature: Lines
    small: tuple[Lines, ...]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a mail says. Texts are plain, in `language`; a line that is nothing but an http(s) address is a link.

    `facts`: pairs of a term and a value, which may have more lines. `button`: the one thing to do.
    `signature`: who sends it, and where they are found; law asks for it in the mail itself, so it is never empty.
    `small`: why the mail came, how to get no more.
    """

    language: str
    subject: str
    greeting: str
    paragraphs: Sequence[str]
    signature: Sequence[str]
    facts: Sequence[tuple[str, str]] = ()
    button: Link | None = None
    closing: str = ""
    small: Sequence[str] = ()

    def __post_init__(self) -> None:
        if not any(line.strip() for line in self.signature):
            raise ValueError("a letter says who sends it")

    @cached_property
    def parts(self) -> Parts:
        """All of it, typeset."""
        button = Line(self.typeset(self.button.label), self.button.url) if self.button else None
        return Parts(
            greeting=self.lines(self.greeting),
            paragraphs=self.blocks(self.paragraphs),
            facts=tuple((self.typeset(term), self.lines(value)) for term, value in self.facts if value.strip()),
            button=button,
            closing=self.lines(self.closing),
            signature=self.lines("\n".join(self.signature)),
            small=self.blocks(self.small),
        )

    @cached_property
    def text(self) -> str:
        """The plain text."""
        parts = self.parts
        facts = "\n".join(f"{term}: {INDENT.join(words(value))}" for term, value in parts.facts)
        button = f"{parts.button.words}:\n{parts.button.url}" if parts.button else ""
        before = ["\n".join(words(block)) for block in (parts.greeting, *parts.paragraphs)]
        after = ["\n".join(words(block)) for block in (parts.closing, parts.signature, *parts.small)]
        return "\n\n".join(filter(None, [*before, facts, button, *after])) + "\n"

    @cached_property
    def html(self) -> str:
        """The HTML: a whole document."""
        context = {"language": self.language, "title": self.typeset(self.subject), "parts": self.parts}
        return render_to_string(TEMPLATE, context).strip() + "\n"

    def blocks(self, texts: Iterable[str]) -> tuple[Lines, ...]:
        """Those of the texts that say something."""
        return tuple(filter(None, map(self.lines, texts)))

    def lines(self, text: str) -> Lines:
        """The lines of a text."""
        stripped = (line.strip() for line in text.strip().splitlines())
        return tuple(Line(each, each) if is_web_address(each) else Line(self.typeset(each)) for each in stripped)

    def typeset(self, text: str) -> str:
        """Plain text with the quotes and the no-break spaces of the language; escaping is left to the template."""
        return typography.tie_words(quoted(text, self.language))


def words(lines: Lines) -> Iterable[str]:
    """What stands on the lines."""
    return (line.words for line in lines)
