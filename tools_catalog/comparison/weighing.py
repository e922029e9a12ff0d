"""Own importance without a questionnaire: marked needs become weights and targets, by the engine's own functions.

Targets are those of the edition's usual answers ("we do not know"), with the chosen activities. A marked need for which
the usual answers ask for nothing gets the least that any answer asks for. A need that is not marked counts for nothing,
and so do criteria that are computed for one municipality: here is none. See docs/adr/0013.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from tools_catalog.matching.answers import answers_from
from tools_catalog.matching.edition import Bounds, Effects, EqualShares, Need, RuleEdition
from tools_catalog.matching.fit import AdditiveModel, capped_values
from tools_catalog.matching.municipality import municipality_from
from tools_catalog.matching.requirements import Requirements, requirements_from
from tools_catalog.matching.weights import row
from tools_catalog.matching.when import Situation, holds
from tools_catalog.overview import ACTIVITIES

type Levels = Mapping[str, Bounds]


@dataclass(frozen=True)
class Ruler:
    """What tools are held against: criteria that count by need, the level that each should have, weights (sum 1)."""

    needs: Mapping[str, tuple[str, ...]]
    targets: Mapping[str, int]
    weights: Mapping[str, Fraction]

    def fit(self, levels: Levels) -> tuple[Fraction, Fraction]:
        """The certain and the possible fit, 0 to 1. Does not depend on other tools."""
        model = AdditiveModel(self.weights, capped_values(self.targets))
        sure, possible = model.fit(levels)
        return model.exact(sure), model.exact(possible)


def ruler(importance: Mapping[str, str], activities: Iterable[str], edition: RuleEdition) -> Ruler | None:
    """The ruler of marked needs; None where no need counts, because then no tool earns anything."""
    points = {key: _points(key, bucket, edition) for key, bucket in importance.items()}
    marked = [key for key in edition.needs if points.get(key)]
    requirements = _requirements(marked, tuple(activities), edition)
    shares = {key: row(edition.needs[key], requirements, edition) for key in marked}
    whole = sum(points[key] for key in marked if shares[key])
    if not whole:
        return None
    weights: dict[str, Fraction] = {}
    for need in marked:
        for criterion, share in shares[need].items():
            weights[criterion] = weights.get(criterion, Fraction(0)) + share * Fraction(points[need], whole)
    return Ruler(
        needs={key: tuple(shares[key]) for key in marked if shares[key]},
        targets={key: requirements.targets[key] for key in weights},
        weights=weights,
    )


def _points(need: str, bucket: str, edition: RuleEdition) -> int:
    return edition.importance.points[bucket] * edition.needs[need].weight_factor


def _requirements(marked: Iterable[str], activities: tuple[str, ...], edition: RuleEdition) -> Requirements:
    answers = answers_from(edition, {ACTIVITIES: list(activities)})
    usual = requirements_from(answers, municipality_from(answers))
    levels = {key: 0 if edition.criteria[key].computed is not None else level for key, level in usual.targets.items()}
    situation = Situation(answers.chosen, targets=levels)
    idle = [key for key in marked if not holds(edition.needs[key].active_when, situation)]
    raised = {criterion for key in idle for criterion in _criteria(edition.needs[key], edition)}
    least = least_asked(edition)
    return replace(usual, targets={**levels, **{key: levels[key] or least.get(key, 0) for key in raised}})


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
