"""The evidence of a catalogue on a day: levels of every tool before a municipality's own figures come in."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .catalogue import Catalogue, Tool
from .edition import Bounds, RuleEdition
from .effort import Narrowing, narrowed, traits
from .evidence import assessed_bounds, is_silent


@dataclass(frozen=True)
class Examined:
    """Levels of all criteria that are not counted from facts, narrowed by what facts say about effort.

    `silent`: criteria about which nothing at all was found.
    """

    tool: Tool
    levels: Mapping[str, Bounds]
    narrowings: Mapping[str, Narrowing]
    silent: frozenset[str]

    @cached_property
    def proven(self) -> Mapping[str, Bounds]:
        """The levels with their lower ends only as far as the evidence of the cell itself goes."""
        floors = {key: min(self.levels[key][0], found.assessed[0]) for key, found in self.narrowings.items()}
        return {key: (floors.get(key, low), high) for key, (low, high) in self.levels.items()}


@lru_cache(maxsize=16)
def examined(
    edition: RuleEdition, catalogue: Catalogue, as_of: datetime.date, own_server_demanded: bool
) -> tuple[Examined, ...]:
    """All tools, examined. The same for every municipality that does, or does not, demand its own server."""
    return tuple(_examined(tool, edition, as_of, own_server_demanded) for tool in catalogue.tools)


def _examined(tool: Tool, edition: RuleEdition, as_of: datetime.date, own_server_demanded: bool) -> Examined:
    cells = {key: tool.assessments.get(key) for key in edition.criteria}
    assessed = {
        key: assessed_bounds(cells[key], criterion, edition, as_of)
        for key, criterion in edition.criteria.items()
        if criterion.computed is None
    }
    names = traits(tool, assessed, own_server_demanded)
    criteria = dict.fromkeys(rule.criterion for rule in edition.derived_intervals)
    narrowings = {key: narrowed(key, assessed[key], tool, names, edition) for key in criteria}
    levels = {**assessed, **{key: found.bounds for key, found in narrowings.items()}}
    return Examined(tool, levels, narrowings, frozenset(key for key, cell in cells.items() if is_silent(cell, edition)))
