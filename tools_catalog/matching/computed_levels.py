"""Criteria whose level is counted from facts: fit to the budget and track record at the municipality's size.

Source: edition `facts.yaml`, "Computed criteria".
"""

from fractions import Fraction

from .catalogue import Reference, Tool
from .cost import FirstYear
from .edition import Bounds, Criterion
from .evidence import ANY_LEVEL
from .municipality import Municipality


def computed_bounds(criterion: Criterion, tool: Tool, price: FirstYear, municipality: Municipality) -> Bounds:
    """Levels of a computed criterion that are possible for the municipality."""
    if criterion.computed == "budget_fit":
        return budget_fit(price, municipality)
    return track_record(tool, municipality.band)


def budget_fit(price: FirstYear, municipality: Municipality) -> Bounds:
    """Level 4 when the cost fits the budget, otherwise 4 x budget / cost rounded down; no limit always fits."""
    if municipality.budget_max is None:
        return (4, 4) if municipality.budget_known else ANY_LEVEL
    if price.cost is None:
        return ANY_LEVEL
    low, high = price.cost.low, price.cost.high
    return 0 if high is None else _fit(high, municipality.budget_max), _fit(low, municipality.budget_max)


def _fit(cost: Fraction, budget: int) -> int:
    return 4 if cost <= budget else min(4, 4 * budget // cost)


def track_record(tool: Tool, band: str | None) -> Bounds:
    """Level by the references of the size; a list that may lack some allows one level more."""
    if tool.references is None or band is None:
        return ANY_LEVEL
    level = _documented([reference for reference in tool.references.items if reference.size_band == band])
    if tool.references.complete:
        return level, level
    return (level, min(4, level + 1)) if level else ANY_LEVEL


def _documented(references: list[Reference]) -> int:
    live = [reference for reference in references if reference.kind == "live"]
    if len(live) >= 10 and max(reference.years for reference in live) >= 3:
        return 4
    if len(live) >= 3 and any(reference.cycles >= 2 for reference in live):
        return 3
    if live:
        return 2
    return 1 if references else 0
