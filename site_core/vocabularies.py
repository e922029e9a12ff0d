"""Vocabularies that one app keeps and others need, by name. The app that keeps one registers it in `ready()`.

The methodology edition keeps sizes of municipalities and groups of people; good practices are found by them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

SIZES, GROUPS = "sizes", "groups"


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary; `name` prints in the active language. `low` and `high` are the ends of a range."""

    key: str
    name: object
    low: int | None = None
    high: int | None = None

    def holds(self, number: int) -> bool:
        """Whether a number lies in the range."""
        return (self.low or 0) <= number and (self.high is None or number <= self.high)


type Vocabulary = Callable[[], tuple[Term, ...]]
KEPT: dict[str, Vocabulary] = {}


def keeps_vocabulary(name: str) -> Callable[[Vocabulary], Vocabulary]:
    """Registers the function that gives a vocabulary."""

    def register(function: Vocabulary) -> Vocabulary:
        KEPT[name] = function
        return function

    return register


def vocabulary(name: str) -> tuple[Term, ...]:
    """The words of a vocabulary in their order; none where no app keeps it."""
    return KEPT[name]() if name in KEPT else ()
