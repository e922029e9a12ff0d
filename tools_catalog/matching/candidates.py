"""Each tool held against the requirements: its levels, its cost, which conditions it meets, how well it fits."""

from collections.abc import Mapping
from dataclasses import dataclass

from .catalogue import Tool
from .computed_levels import computed_bounds
from .conditions import met
from .cost import FirstYear, first_year
from .edition import Bounds, RuleEdition
from .effort import Narrowing
from .examination import Examined
from .fit import AdditiveModel
from .municipality import Municipality
from .requirements import Condition, Requirements


@dataclass(frozen=True)
class Candidate:
    """A tool under the requirements. `sure` and `possible` are fits in units of the additive model."""

    tool: Tool
    levels: Mapping[str, Bounds]
    narrowings: Mapping[str, Narrowing]
    price: FirstYear
    failed: tuple[Condition, ...]
    open: tuple[Condition, ...]
    ask: tuple[Condition, ...]
    activity_found: bool
    sure: int
    possible: int


def candidate(
    evidence: Examined,
    requirements: Requirements,
    municipality: Municipality,
    model: AdditiveModel,
    edition: RuleEdition,
) -> Candidate:
    """The tool held against the requirements of one municipality."""
    price = first_year(evidence.tool, municipality, edition)
    levels = {**evidence.levels, **_computed(evidence.tool, price, municipality, edition)}
    truths = [(condition, met(condition, evidence.tool, levels, price.cost)) for condition in requirements.conditions]
    unknown = [condition for condition, truth in truths if truth is None]
    sure, possible = model.fit(levels)
    return Candidate(
        tool=evidence.tool,
        levels=levels,
        narrowings=evidence.narrowings,
        price=price,
        failed=tuple(condition for condition, truth in truths if truth is False),
        open=tuple(condition for condition in unknown if condition.if_unknown != "ask"),
        ask=tuple(condition for condition in unknown if condition.if_unknown == "ask"),
        activity_found=evidence.silent.isdisjoint(requirements.activities),
        sure=sure,
        possible=possible,
    )


def _computed(tool: Tool, price: FirstYear, municipality: Municipality, edition: RuleEdition) -> Mapping[str, Bounds]:
    return {
        key: computed_bounds(criterion, tool, price, municipality)
        for key, criterion in edition.criteria.items()
        if criterion.computed is not None
    }
