"""Pure: which earlier text a changed text comes from, where one place of a page holds several paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_core.translating.changed_words import likeness

ALIKE = 0.4  # share of the words from which on a paragraph counts as reworded and not as another one


@dataclass(frozen=True)
class Earlier:
    """A text that stood at a place and has been translated there, and its translation."""

    source: str
    translation: str


def predecessor(text: str, earlier: Sequence[Earlier], *, is_alone: bool) -> Earlier | None:
    """The text that was reworded into this one; None for a text that is new.

    `earlier` is what no longer stands at the place, latest first. A text that is alone there replaced the latest one
    that is like it, or the latest at all, however different; among several paragraphs the likest one is meant, and a
    paragraph that is like none is new.
    """

    def share(each: Earlier) -> float:
        return likeness(each.source, text)

    alike = [each for each in earlier if share(each) >= ALIKE]
    if is_alone:
        return next(iter(alike or earlier), None)
    return max(alike, key=share, default=None)
