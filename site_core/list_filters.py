"""The parts of a list with filters, as `components/filters/` take them: options with counts, filters, links. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SHOWN_FIRST = 6


@dataclass(frozen=True)
class Option:
    """One option; `label` prints in the active language, `count` says how long the list would be with it."""

    key: str
    label: Any
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    """A filter. `more` options open on demand, and so does a whole filter that `folds`: it stands open where something
    is chosen.

    `together`: all that is chosen has to hold; otherwise one option is enough.
    """

    key: str
    title: Any
    first: tuple[Option, ...]
    more: tuple[Option, ...]
    folds: bool
    together: bool = False

    @property
    def has_chosen(self) -> bool:
        """Whether the list is narrowed by it."""
        return bool(self.chosen)

    @property
    def chosen(self) -> list[Option]:
        """What the list is narrowed by."""
        return [option for option in (*self.first, *self.more) if option.checked]

    @property
    def has_more_chosen(self) -> bool:
        """Whether something is chosen among what opens on demand."""
        return any(option.checked for option in self.more)


@dataclass(frozen=True)
class Choice:
    """A link that changes the list. `count`: things that it gives, where that is told."""

    label: str
    url: str
    active: bool = False
    count: int = 0
    key: str = ""


def facet_of(key: str, title: Any, options: Sequence[Option], *, folds: bool, together: bool = False) -> Facet:
    """A filter whose first options stand open; a single further one is no reason to fold."""
    shown = SHOWN_FIRST if len(options) > SHOWN_FIRST + 1 else len(options)
    return Facet(key, title, tuple(options[:shown]), tuple(options[shown:]), folds, together)
