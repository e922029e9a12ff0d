"""What the engine gives: keys, numbers and reasons, no texts. Frozen; numbers are exact fractions."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .answers import Answer
from .catalogue import FactValue
from .cost import Cost, FirstYear
from .edition import Bounds
from .fit import points
from .requirements import Condition, Requirements
from .weights import ActiveNeed

type Light = Literal["red", "amber", "green"]
type Label = Literal["recommended", "conditional", "not_ruled_out", "lower_fit"]
type Group = Literal[0, 1, 2]
type ReasonKind = Literal["for", "against", "unknown"]
type Possession = FactValue | Cost | Bounds | None
"""What a tool has: a fact, a cost, levels, or nothing known."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a tool meets the needs, 0 to 1: what is certain, and what is possible at most."""

    sure: Fraction
    possible: Fraction

    @property
    def points(self) -> tuple[int, int]:
        """Both ends as points of 100, rounded half up."""
        return points(self.sure), points(self.possible)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a tool stands where it stands: one criterion, in the need that gives it most weight.

    `worth` is a share of the whole: what is gained (for), surely lost (against) or open (unknown).
    """

    kind: ReasonKind
    need: str
    criterion: str
    target: int
    level: Bounds
    worth: Fraction


@dataclass(frozen=True)
class Listed:
    """A tool that meets or may meet every condition.

    `group`: 0 nothing is open, 1 something is, 2 and nothing was found about a chosen activity. `tier` 1: no tool
    without open conditions surely beats it. `open` and `ask`: conditions the vendor has to confirm, or is just asked.
    `derived`: places of the edition's derived intervals that narrowed a level; `weeks_cap`: so did the launch weeks.
    """

    tool: str
    place: int
    shared: bool
    tier: Literal[1, 2]
    group: Group
    label: Label
    fit: Fit
    open: tuple[Condition, ...]
    ask: tuple[Condition, ...]
    price: FirstYear
    levels: Mapping[str, Bounds]
    derived: Mapping[str, tuple[int, ...]]
    weeks_cap: bool
    needs: Mapping[str, Fit]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Failure:
    """A condition that a tool fails and what it has instead: a fact, a cost or levels."""

    condition: Condition
    has: Possession


@dataclass(frozen=True)
class Excluded:
    """A tool that fails a condition, with everything that it fails."""

    tool: str
    failed: tuple[Failure, ...]
    price: FirstYear


@dataclass(frozen=True)
class Relaxation:
    """Tools that would return if the conditions with these codes were dropped."""

    drop: tuple[str, ...]
    tools: tuple[str, ...]


@dataclass(frozen=True)
class FiredRule:
    """A readiness rule that applies."""

    key: str
    level: str


@dataclass(frozen=True)
class Readiness:
    """Is it time to choose a tool? Tasks and notes are keys of texts, those of the most serious rules first."""

    light: Light
    rules: tuple[FiredRule, ...]
    tasks: tuple[str, ...]
    notes: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True)
class Recommendation:
    """The whole result. `answers` holds what was answered and counts; `weights` all criteria."""

    edition: str
    as_of: datetime.date
    answers: Mapping[str, Answer]
    readiness: Readiness
    requirements: Requirements
    needs: tuple[ActiveNeed, ...]
    weights: Mapping[str, Fraction]
    listed: tuple[Listed, ...]
    excluded: tuple[Excluded, ...]
    relaxations: tuple[Relaxation, ...]
    combinations: tuple[tuple[str, str], ...]
