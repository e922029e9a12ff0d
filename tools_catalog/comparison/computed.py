"""Criteria that are computed for one municipality: experience with its size, and the price within its budget. Pure.

What of the municipality was not said leaves them open, and their cells say what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from tools_catalog.comparison.weighing import Ruler
from tools_catalog.matching.computed_levels import computed_bounds
from tools_catalog.matching.cost import first_year
from tools_catalog.matching.edition import RuleEdition
from tools_catalog.matching.evidence import ANY_LEVEL
from tools_catalog.matching.examination import Examined
from tools_catalog.matching.municipality import Municipality
from tools_catalog.methodology import Edition, Text

BUDGET_FIT = "budget_fit"  # edition facts.yaml, "Computed criteria"


@dataclass(frozen=True)
class ComputedCell:
    """The levels of one tool that are possible for the municipality, and why not less."""

    tool: str
    low: int
    high: int
    told: str


@dataclass(frozen=True)
class ComputedRow:
    """One computed criterion of all tools."""

    key: str
    name: Text
    target: int
    cells: tuple[ComputedCell, ...]


def with_computed(examined: Examined, municipality: Municipality, edition: RuleEdition) -> Examined:
    """A tool with the levels that the engine computes for this municipality."""
    price = first_year(examined.tool, municipality, edition)
    computed = {
        key: computed_bounds(criterion, examined.tool, price, municipality)
        for key, criterion in edition.criteria.items()
        if criterion.computed is not None
    }
    return replace(examined, levels={**examined.levels, **computed})


def computed_rows(
    counted: tuple[str, ...], examined: Mapping[str, Examined], edition: Edition, ruler: Ruler
) -> tuple[ComputedRow, ...]:
    """The computed ones of the criteria that count in a need."""
    return tuple(
        ComputedRow(
            key,
            edition.criteria[key].name,
            ruler.targets[key],
            tuple(computed_cell(tool, found, key, edition, ruler.municipality) for tool, found in examined.items()),
        )
        for key in counted
        if edition.criteria[key].computed
    )


def computed_cell(
    tool: str, examined: Examined, criterion: str, edition: Edition, municipality: Municipality
) -> ComputedCell:
    """What can be said of one tool."""
    low, high = examined.levels[criterion]
    missing = list(what_is_missing(examined, criterion, edition, municipality))
    return ComputedCell(tool, low, high, " ".join(missing) or gettext("Computed for your municipality."))


def what_is_missing(examined: Examined, criterion: str, edition: Edition, municipality: Municipality) -> Iterator[str]:
    """Sentences about what leaves the level open."""
    of_price = edition.rules.criteria[criterion].computed == BUDGET_FIT
    if not municipality.size_known:
        yield gettext("You have not said the size of your municipality.")
    elif of_price and first_year(examined.tool, municipality, edition.rules).cost is None:
        yield gettext("We do not know the price for your size.")
    elif not of_price and examined.levels[criterion] == ANY_LEVEL:
        yield gettext("We know of no municipality of your size that uses it.")
    if of_price and not municipality.budget_known:
        yield gettext("How much you can spend is not known here, so this part stays open.")
