"""The additive value model: a fit is the weighted sum of capped values. Exact, by integers over one denominator.

Source: decision-support C3, "Value" and "Score range"; Keeney and Raiffa, additive multi-attribute value theory.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from .edition import Bounds

TOP_LEVEL = 4


class AdditiveModel:
    """V = sum of weight x value. `values[criterion][level]` is what a level is worth, 0 to 1.

    Sums are whole numbers of `1 / unit`, so nothing is rounded and ties are real ties.
    """

    def __init__(self, weights: Mapping[str, Fraction], values: Mapping[str, Sequence[Fraction]]) -> None:
        counting = {criterion: weight for criterion, weight in weights.items() if weight}
        shares = lcm(*(weight.denominator for weight in counting.values()))
        steps = lcm(*(value.denominator for criterion in counting for value in values[criterion]))
        self.unit = shares * steps
        self.parts = {
            criterion: tuple(_units(weight, shares) * _units(value, steps) for value in values[criterion])
            for criterion, weight in counting.items()
        }
        self._exact: dict[int, Fraction] = {}

    def fit(self, levels: Mapping[str, Bounds]) -> Bounds:
        """The fit at the lower and at the upper end of the levels, in units."""
        sure = possible = 0
        for criterion, part in self.parts.items():
            low, high = levels[criterion]
            sure += part[low]
            possible += part[high]
        return sure, possible

    def exact(self, units: int) -> Fraction:
        """Units as a fraction of the whole."""
        if units not in self._exact:
            self._exact[units] = Fraction(units, self.unit)
        return self._exact[units]


def _units(number: Fraction, per_one: int) -> int:
    return number.numerator * (per_one // number.denominator)


CAPPED = {
    target: tuple(Fraction(min(level, target), target) for level in range(TOP_LEVEL + 1))
    for target in range(1, TOP_LEVEL + 1)
}
"""Value of levels 0 to 4 by target: nothing is earned above what is needed."""


def capped_values(targets: Mapping[str, int]) -> Mapping[str, Sequence[Fraction]]:
    """Value of each level of each criterion that somebody needs."""
    return {criterion: CAPPED[target] for criterion, target in targets.items() if target}


def points(fit: Fraction) -> int:
    """A fit as points of 100, rounded half up; for display only."""
    return int(fit * 100 + Fraction(1, 2))
