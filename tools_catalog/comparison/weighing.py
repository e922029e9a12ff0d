"""Own importance without a questionnaire: marked needs become weights and targets, by the engine's own functions.

Targets are those of the edition's usual answers ("we do not know"), with the chosen activities. A marked need for which
the usual answers ask for nothing gets the least that any answer asks for. A need that is not marked counts for nothing.
Criteria that are computed for one municipality count too: what of its size or money was not said stays open. Activities
are named by the person alone: none chosen, and the need for them counts for nothing. See docs/adr/0013.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property

from tools_catalog.matching.answers import answers_from
from tools_catalog.matching.edition import Bounds, Effects, EqualShares, Need, RuleEdition
from tools_catalog.matching.fit import CAPPED, AdditiveModel, capped_values
from tools_catalog.matching.municipality import Municipality, municipality_from
from tools_catalog.matching.requirements import Requirements, requirements_from
from tools_catalog.matching.weights import row
from tools_catalog.matching.when import Situation, holds
from tools_catalog.overview import ACTIVITIES, functions
from tools_catalog.size_prices import SIZE

type Levels = Mapping[str, Bounds]

type Ends = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Ruler:
    """What tools are held against. `shares`: by need what each of its criteria counts in the whole (all together 1).

    `targets`: the level that each of these criteria should have; above it nothing is earned. `municipality`: for whom,
    as far as anybody said.
    """

    shares: Mapping[str, Mapping[str, Fraction]]
    targets: Mapping[str, int]
    municipality: Municipality

    @property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """The criteria that count by need."""
        return {need: tuple(shares) for need, shares in self.shares.items()}

    @cached_property
    def weights(self) -> Mapping[str, Fraction]:
        """What each criterion counts, in all needs together."""
        weights: dict[str, Fraction] = {}
        for shares in self.shares.values():
            for criterion, share in shares.items():
                weights[criterion] = weights.get(criterion, Fraction(0)) + share
        return weights

    def fit(self, levels: Levels) -> Ends:
        """The certain and the possible fit, 0 to 1. Does not depend on other tools."""
        model = AdditiveModel(self.weights, capped_values(self.targets))
        sure, possible = model.fit(levels)
        return model.exact(sure), model.exact(possible)

    def part(self, need: str, levels: Levels) -> Ends:
        """What one need adds to the fit; all needs together are the fit."""
        shares = self.shares[need]
        sure, possible = (
            sum((share * self.value(key, levels[key][end]) for key, share in shares.items()), Fraction(0))
            for end in (0, 1)
        )
        return sure, possible

    def value(self, criterion: str, level: int) -> Fraction:
        """What a level is worth, 0 to 1."""
        return CAPPED[self.targets[criterion]][level]


def ruler(
    importance: Mapping[str, str], activities: Iterable[str], edition: RuleEdition, size: str = ""
) -> Ruler | None:
    """The ruler of marked needs; None where no need counts, because then no tool earns anything.

    `size` is an answer to the question about it, empty where nobody said it.
    """
    points = {key: _points(key, bucket, edition) for key, bucket in importance.items()}
    marked = [key for key in edition.needs if points.get(key)]
    requirements = _requirements(marked, tuple(activities), edition)
    shares = {key: row(edition.needs[key], requirements, edition) for key in marked}
    whole = sum(points[key] for key in marked if shares[key])
    if not whole:
        return None
    counting = {need: weighed(shares[need], Fraction(points[need], whole)) for need in marked if shares[need]}
    counted = {criterion for parts in counting.values() for criterion in parts}
    municipality = municipality_from(answers_from(edition, {SIZE: size} if size else {}))
    return Ruler(counting, {key: requirements.targets[key] for key in counted}, municipality)


def weighed(shares: Mapping[str, Fraction], weight: Fraction) -> Mapping[str, Fraction]:
    """What the criteria of a need count in the whole."""
    return {criterion: share * weight for criterion, share in shares.items()}


def _points(need: str, bucket: str, edition: RuleEdition) -> int:
    return edition.importance.points[bucket] * edition.needs[need].weight_factor


def _requirements(marked: Iterable[str], activities: tuple[str, ...], edition: RuleEdition) -> Requirements:
    answers = answers_from(edition, {ACTIVITIES: list(activities)})
    usual = requirements_from(answers, municipality_from(answers))
    unasked, least = frozenset() if activities else done_by_activities(edition), least_asked(edition)
    levels = {
        key: 0 if key in unasked else least.get(key, level) if edition.criteria[key].computed and not level else level
        for key, level in usual.targets.items()
    }
    situation = Situation(answers.chosen, targets=levels)
    idle = [key for key in marked if not holds(edition.needs[key].active_when, situation)]
    raised = {criterion for key in idle for criterion in _criteria(edition.needs[key], edition)}
    return replace(usual, targets={**levels, **{key: levels[key] or least.get(key, 0) for key in raised}})


def activity_need(edition: RuleEdition) -> str:
    """The need for the activities themselves; empty where an edition has none."""
    done = done_by_activities(edition)
    return next((key for key, need in edition.needs.items() if done and done <= set(_criteria(need, edition))), "")


def done_by_activities(edition: RuleEdition) -> frozenset[str]:
    """The criteria that say whether a tool can do an activity."""
    return frozenset(function.criterion for function in functions(edition).values())


def _criteria(need: Need, edition: RuleEdition) -> list[str]:
    counted = need.row.criteria if isinstance(need.row, EqualShares) else tuple(need.row.shares)
    return [key for key in counted if edition.criteria[key].computed is None]


@cache
def least_asked(edition: RuleEdition) -> Mapping[str, int]:
    """The lowest level above 0 that any answer asks for, by criterion."""
    least: dict[str, int] = {}
    for effects in _all_effects(edition):
        for targets in (effects.targets, *(part.targets for part in effects.conditional)):
            for criterion, level in targets.items():
                if level:
                    least[criterion] = min(level, least.get(criterion, level))
    return least


def _all_effects(edition: RuleEdition) -> Iterator[Effects]:
    for question in edition.questions.values():
        yield from question.options.values()
        for cells in question.rows.values():
            yield from cells.values()
