"""Reasons for and against a tool, each tied to a need of the municipality.

Source: decision-support C3, "Explanation" (contributions c = w u; always all disadvantages of 3 points or more).
"""

from collections.abc import Mapping
from fractions import Fraction

from .edition import Bounds, Ranking
from .fit import capped_values
from .result import Reason
from .weights import Weighting

KINDS = ("for", "against", "unknown")


class Reasoning:
    """Knows what each criterion is worth here; made once a result, asked for every tool."""

    def __init__(self, weighting: Weighting, targets: Mapping[str, int], ranking: Ranking) -> None:
        self._bound = Fraction(ranking.contrast_points_shown, 100)
        self._targets = targets
        self._weights = {criterion: weight for criterion, weight in weighting.criteria.items() if weight}
        self._needs = {criterion: _main_need(criterion, weighting) for criterion in self._weights}
        self._known: dict[tuple[str, Bounds], tuple[Reason, ...]] = {}

    def reasons(self, levels: Mapping[str, Bounds]) -> tuple[Reason, ...]:
        """All reasons: what speaks for a tool with these levels, against it, and what is unknown; strongest first."""
        found = [reason for criterion in self._weights for reason in self._of(criterion, levels[criterion])]
        return tuple(sorted(found, key=lambda reason: (KINDS.index(reason.kind), -reason.worth)))

    def _of(self, criterion: str, level: Bounds) -> tuple[Reason, ...]:
        if (criterion, level) not in self._known:
            self._known[criterion, level] = tuple(self._weighed(criterion, level))
        return self._known[criterion, level]

    def _weighed(self, criterion: str, level: Bounds) -> list[Reason]:
        weight, target, need = self._weights[criterion], self._targets[criterion], self._needs[criterion]
        values = capped_values(target)
        low, high = level
        lost, unknown = weight * (1 - values[high]), weight * (values[high] - values[low])
        reasons = [Reason("for", need, criterion, target, level, weight)] if low >= target else []
        if lost >= self._bound:
            reasons.append(Reason("against", need, criterion, target, level, lost))
        if unknown >= self._bound:
            reasons.append(Reason("unknown", need, criterion, target, level, unknown))
        return reasons


def _main_need(criterion: str, weighting: Weighting) -> str:
    """The need that gives a criterion most weight; the first card when two give the same."""
    return max(weighting.needs, key=lambda need: need.weight * need.shares.get(criterion, 0)).key
