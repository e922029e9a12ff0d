"""Each tool held against the requirements: its levels, its cost, which conditions it meets, how well it fits."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .catalogue import Catalogue, Tool
from .computed_levels import computed_bounds
from .conditions import met
from .cost import FirstYear, first_year
from .edition import Bounds, RuleEdition
from .effort import Narrowing, narrowed, traits
from .evidence import assessed_bounds, is_silent
from .fit import AdditiveModel
from .municipality import Municipality
from .requirements import Condition, Requirements


@dataclass(frozen=True)
class Examined:
    """What evidence says about a tool on a day, before anything was asked: levels of all assessed criteria."""

    tool: Tool
    levels: Mapping[str, Bounds]
    silent: frozenset[str]


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

    @property
    def open_codes(self) -> tuple[str, ...]:
        """Codes of the open conditions, each once, in alphabetical order."""
        return tuple(sorted({condition.code for condition in self.open}))


@lru_cache(maxsize=16)
def examined(edition: RuleEdition, catalogue: Catalogue, as_of: datetime.date) -> tuple[Examined, ...]:
    """The evidence of a catalogue on a day; the same for every municipality, so it is worked out once."""
    return tuple(_examined(tool, edition, as_of) for tool in catalogue.tools)


def _examined(tool: Tool, edition: RuleEdition, as_of: datetime.date) -> Examined:
    cells = {key: tool.assessments.get(key) for key in edition.criteria}
    levels = {
        key: assessed_bounds(cells[key], criterion, edition, as_of)
        for key, criterion in edition.criteria.items()
        if criterion.computed is None
    }
    return Examined(tool, levels, frozenset(key for key, cell in cells.items() if is_silent(cell, edition)))


def candidate(
    evidence: Examined,
    requirements: Requirements,
    municipality: Municipality,
    model: AdditiveModel,
    edition: RuleEdition,
) -> Candidate:
    """The tool held against the requirements of one municipality."""
    price = first_year(evidence.tool, municipality, edition)
    narrowings = _narrowings(evidence, municipality, edition)
    levels = _levels(evidence, narrowings, price, municipality, edition)
    truths = [(c, met(c, evidence.tool, levels, price.cost)) for c in requirements.conditions]
    unknown = [condition for condition, truth in truths if truth is None]
    return Candidate(
        tool=evidence.tool,
        levels=levels,
        narrowings=narrowings,
        price=price,
        failed=tuple(condition for condition, truth in truths if truth is False),
        open=tuple(condition for condition in unknown if condition.if_unknown != "ask"),
        ask=tuple(condition for condition in unknown if condition.if_unknown == "ask"),
        activity_found=evidence.silent.isdisjoint(requirements.activities),
        sure=model.total({key: low for key, (low, _) in levels.items()}),
        possible=model.total({key: high for key, (_, high) in levels.items()}),
    )


def _narrowings(evidence: Examined, municipality: Municipality, edition: RuleEdition) -> Mapping[str, Narrowing]:
    names = traits(evidence.tool, evidence.levels, municipality.own_server)
    criteria = dict.fromkeys(rule.criterion for rule in edition.derived_intervals)
    return {key: narrowed(key, evidence.levels[key], evidence.tool, names, edition) for key in criteria}


def _levels(
    evidence: Examined,
    narrowings: Mapping[str, Narrowing],
    price: FirstYear,
    municipality: Municipality,
    edition: RuleEdition,
) -> Mapping[str, Bounds]:
    computed = {
        key: computed_bounds(criterion, evidence.tool, price, municipality)
        for key, criterion in edition.criteria.items()
        if criterion.computed is not None
    }
    return {**evidence.levels, **{key: found.bounds for key, found in narrowings.items()}, **computed}
