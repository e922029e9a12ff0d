"""Small things that a result is told with: texts of the edition, numbers, and what they rest on.

Texts of the edition print in the active language. Points are whole points of 100, rounded half up.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from tools_catalog.methodology import Text

type LabelKind = Literal["yes", "if", "no", "tie"]


@dataclass(frozen=True)
class Source:
    """A page that shows something, what it shows and the day on which it was seen."""

    url: str
    title: Text | None
    kind: Text | None
    seen: datetime.date | None


@dataclass(frozen=True)
class Evidence:
    """What a statement about a tool rests on.

    `seen` is the latest day on which a source was seen; without any source it is the day of the search. Where neither
    is known, `catalogue` is the latest day on which anything in the catalogue was seen.
    """

    grade: str | None
    grade_name: Text | None
    sources: tuple[Source, ...]
    seen: datetime.date | None
    note: Text | None = None
    catalogue: datetime.date | None = None

    @property
    def found(self) -> bool:
        """Whether there is any source."""
        return bool(self.sources)


@dataclass(frozen=True)
class Sentence:
    """A text of the edition that may name the municipality's budget (`{budget}`), in CZK."""

    text: Text
    budget: int | None = None


@dataclass(frozen=True)
class ToolName:
    """A tool as links and lists show it; `url` is the address of its page, if it has one."""

    key: str
    name: str
    url: str | None


@dataclass(frozen=True)
class Fit:
    """How much of what the municipality needs is certain, how much of that has evidence, and how much is possible."""

    proven: int
    sure: int
    possible: int


@dataclass(frozen=True)
class Label:
    kind: LabelKind
    text: Text
