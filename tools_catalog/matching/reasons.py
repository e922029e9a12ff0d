"""Reasons for and against a tool, each tied to a need of the municipality.

Source: decision-support C3, "Explanation" (contributions c = w u; always all disadvantages of 3 points or more).
"""

from collections.abc import Iterator, Mapping
from operator import itemgetter

from .edition import Bounds, Ranking
from .fit import AdditiveModel
from .result import Reason, ReasonKind
from .weights import Weighting

FOR, AGAINST, UNKNOWN = range(3)
NAMES: tuple[ReasonKind, ...] = ("for", "against", "unknown")

type Ranked = tuple[tuple[int, int], Reason]
"""A reason with what it is sorted by: its kind, then strongest first."""


class Reasoning:
    """Knows what each criterion is worth here; made once a result, asked for every tool."""

    def __init__(
        self, model: AdditiveModel, weighting: Weighting, targets: Mapping[str, int], ranking: Ranking
    ) -> None:
        self._model, self._targets = model, targets
        self._shown_from = ranking.contrast_points_shown * model.unit
        self._needs = {criterion: _main_need(criterion, weighting) for criterion in model.parts}
        self._known: dict[tuple[str, Bounds], tuple[Ranked, ...]] = {}

    def reasons(self, levels: Mapping[str, Bounds]) -> tuple[Reason, ...]:
        """All reasons: what speaks for a tool with these levels, against it, and what is unknown; strongest first."""
        found = [ranked for criterion in self._model.parts for ranked in self._of(criterion, levels[criterion])]
        return tuple(reason for _, reason in sorted(found, key=itemgetter(0)))

    def _of(self, criterion: str, level: Bounds) -> tuple[Ranked, ...]:
        if (criterion, level) not in self._known:
            self._known[criterion, level] = tuple(self._weighed(criterion, level))
        return self._known[criterion, level]

    def _weighed(self, criterion: str, level: Bounds) -> Iterator[Ranked]:
        """What one criterion gains, surely loses and leaves open, in units of the additive model."""
        part, target = self._model.parts[criterion], self._targets[criterion]
        sure, possible = part[level[0]], part[level[1]]
        if level[0] >= target:
            yield self._ranked(FOR, criterion, level, sure)
        for kind, units in ((AGAINST, part[target] - possible), (UNKNOWN, possible - sure)):
            if units > 0 and 100 * units >= self._shown_from:
                yield self._ranked(kind, criterion, level, units)

    def _ranked(self, kind: int, criterion: str, level: Bounds, units: int) -> Ranked:
        worth = self._model.exact(units)
        reason = Reason(NAMES[kind], self._needs[criterion], criterion, self._targets[criterion], level, worth)
        return (kind, -units), reason


def _main_need(criterion: str, weighting: Weighting) -> str:
    """The need that gives a criterion most weight; the first card when two give the same."""
    return max(weighting.needs, key=lambda need: need.weight * need.shares.get(criterion, 0)).key
