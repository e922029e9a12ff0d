"""How much each criterion counts for those who ask: from results of municipalities, or from the example towns.

Only sums leave this module. Below `FEWEST` municipalities the sum would tell too much about a single one, and too
little about all of them: then the example towns stand in, and the page says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools_catalog.example_towns import example_towns
from tools_catalog.matching import Catalogue, recommend
from tools_catalog.methodology import load_edition

FEWEST = 5

type Weights = Mapping[str, Fraction]
type Source = Callable[[str], Iterable[Weights]]

_sources: list[Source] = []


@dataclass(frozen=True)
class Asked:
    """Share of each criterion, together 1 at most. `municipalities` is 0 where the example towns stand in."""

    weights: Weights
    municipalities: int


def gives_weights(source: Source) -> Source:
    """Registers a source: called with the id of an edition, it gives the weights of one result each municipality."""
    _sources.append(source)
    return source


def asked(edition: str, as_of: datetime.date) -> Asked:
    """What those who ask for a recommendation by this edition weigh. One query for each source."""
    given = [weights for source in _sources for weights in source(edition)]
    if len(given) >= FEWEST:
        return Asked(mean(given), len(given))
    return Asked(mean(example_weights(as_of)), 0)


def example_weights(as_of: datetime.date) -> list[Weights]:
    """What each example town weighs. No tool has a say in it."""
    nothing = Catalogue(())
    return [
        recommend(load_edition(town.edition).rules, nothing, town.answers(), as_of).weights for town in example_towns()
    ]


def mean(given: Iterable[Weights]) -> Weights:
    """The mean weight of each criterion over several results; everybody counts the same."""
    listed = list(given)
    criteria = dict.fromkeys(criterion for weights in listed for criterion in weights)
    return {
        criterion: sum((weights.get(criterion, Fraction(0)) for weights in listed), Fraction(0)) / len(listed)
        for criterion in criteria
    }
