"""What is said of each tool: those that pass in their order, the others with what they fail."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from .candidates import Candidate
from .edition import Bounds, RuleEdition
from .fit import AdditiveModel, capped_values
from .order import Standing, label_of, standings
from .reasons import Reasoning
from .requirements import Condition, Requirements
from .result import Excluded, Failure, Fit, Listed, Possession
from .weights import Weighting


def listed_tools(
    candidates: Sequence[Candidate],
    requirements: Requirements,
    weighting: Weighting,
    model: AdditiveModel,
    edition: RuleEdition,
) -> tuple[Listed, ...]:
    """Tools that fail nothing, in the order in which they are shown, each with all that is said of it."""
    passing = [candidate for candidate in candidates if not candidate.failed]
    presenter = _Presenter(requirements, weighting, model, edition)
    return tuple(presenter.listed(standing) for standing in standings(passing, edition.ranking, model.unit))


class _Presenter:
    """Says of each standing what a reader needs to know about the tool."""

    def __init__(
        self, requirements: Requirements, weighting: Weighting, model: AdditiveModel, edition: RuleEdition
    ) -> None:
        values = capped_values(requirements.targets)
        self._edition, self._requirements, self._model = edition, requirements, model
        self._reasoning = Reasoning(model, weighting, requirements.targets, edition.ranking)
        self._needs = {need.key: AdditiveModel(need.shares, values) for need in weighting.needs}
        self._wanted = [criterion for criterion, target in requirements.targets.items() if target]

    def listed(self, standing: Standing) -> Listed:
        """A listed tool with its fits, levels and reasons."""
        own = standing.candidate
        narrowings = {key: found for key, found in own.narrowings.items() if key in self._wanted}
        return Listed(
            tool=own.tool.key,
            place=standing.place,
            shared=standing.shared,
            tier=1 if standing.in_first_tier else 2,
            group=standing.group,
            label=label_of(standing, self._edition.ranking, bool(self._requirements.activities), self._model.unit),
            fit=Fit(self._model.exact(own.sure), self._model.exact(own.possible)),
            open=own.open,
            ask=own.ask,
            price=own.price,
            levels=MappingProxyType({key: own.levels[key] for key in self._wanted}),
            derived=MappingProxyType({key: found.rules for key, found in narrowings.items() if found.rules}),
            weeks_cap=any(found.by_launch_weeks for found in narrowings.values()),
            needs=MappingProxyType({key: _fit(model, own.levels) for key, model in self._needs.items()}),
            reasons=self._reasoning.reasons(own.levels),
        )


def _fit(model: AdditiveModel, levels: Mapping[str, Bounds]) -> Fit:
    sure, possible = model.fit(levels)
    return Fit(model.exact(sure), model.exact(possible))


def excluded_tools(candidates: Sequence[Candidate]) -> tuple[Excluded, ...]:
    """Tools that fail a condition, in alphabetical order."""
    failing = sorted((c for c in candidates if c.failed), key=lambda c: (c.tool.sort_key, c.tool.key))
    return tuple(
        Excluded(own.tool.key, tuple(Failure(condition, _has(own, condition)) for condition in own.failed), own.price)
        for own in failing
    )


def _has(own: Candidate, condition: Condition) -> Possession:
    """What the tool has where it fails."""
    if condition.criterion is not None:
        return own.levels[condition.criterion]
    if condition.op == "first_year_cost_lte":
        return own.price.cost
    fact = own.tool.facts.get(condition.fact or "")
    return None if fact is None else fact.value
