"""The additive value model: a fit is the weighted sum of capped values. Exact, by integers over one denominator.

Source: decision-support C3, "Value" and "Score range"; Keeney and Raiffa, additive multi-attribute value theory.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

LEVELS = range(5)


class AdditiveModel:
    """V = sum of weight x value. `values[criterion][level]` is what a level is worth, 0 to 1.

    Sums are whole numbers of `1 / unit`, so nothing is rounded and ties are real ties.
    """

    def __init__(self, weights: Mapping[str, Fraction], values: Mapping[str, Sequence[Fraction]]) -> None:
        worths = {
            criterion: [weight * value for value in values[criterion]]
            for criterion, weight in weights.items()
            if weight
        }
        self.unit = lcm(*(worth.denominator for column in worths.values() for worth in column))
        self.parts = {
            criterion: tuple(int(worth * self.unit) for worth in column) for criterion, column in worths.items()
        }

    def total(self, levels: Mapping[str, int]) -> int:
        """The fit of a tool with these levels, in units."""
        return sum(part[levels[criterion]] for criterion, part in self.parts.items())

    def exact(self, units: int) -> Fraction:
        """Units as a fraction of the whole."""
        return Fraction(units, self.unit)


def capped_values(target: int) -> tuple[Fraction, ...]:
    """Value of levels 0 to 4 for a target of 1 or more: nothing is earned above what is needed."""
    return tuple(Fraction(min(level, target), target) for level in LEVELS)


def points(fit: Fraction) -> int:
    """A fit as points of 100, rounded half up; for display only."""
    return int(fit * 100 + Fraction(1, 2))
