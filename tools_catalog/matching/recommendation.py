"""From answers and a catalogue to a recommendation: the whole way in one place.

Source: edition README, "From answers to a result"; decision-support C3.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from .alternatives import pairs, relaxations
from .answers import Answer, Answers, RawAnswers, answers_from
from .candidates import Candidate, candidate
from .catalogue import Catalogue
from .edition import Bounds, RuleEdition
from .examination import examined
from .faults import InvalidAnswers, check_answers
from .fit import AdditiveModel, capped_values
from .municipality import municipality_from
from .order import Standing, label_of, standings
from .readiness import readiness
from .reasons import Reasoning
from .requirements import Condition, Requirements, requirements_from
from .result import Excluded, Failure, Fit, Listed, Possession, Recommendation
from .weights import Weighting, chosen_importance, first_need, weighting_from


def recommend(edition: RuleEdition, catalogue: Catalogue, answers: RawAnswers, as_of: datetime.date) -> Recommendation:
    """The recommendation for these answers on a day. Raises InvalidAnswers with everything that is wrong with them."""
    faults = check_answers(edition, answers)
    if faults:
        raise InvalidAnswers(faults)
    return _recommended(answers_from(edition, answers), catalogue, as_of)


def _recommended(answers: Answers, catalogue: Catalogue, as_of: datetime.date) -> Recommendation:
    edition, municipality = answers.edition, municipality_from(answers)
    requirements = requirements_from(answers, municipality)
    weighting = weighting_from(answers, requirements)
    model = AdditiveModel(weighting.criteria, capped_values(requirements.targets))
    candidates = [
        candidate(evidence, requirements, municipality, model, edition)
        for evidence in examined(edition, catalogue, as_of, municipality.own_server)
    ]
    listed = _listed(candidates, requirements, weighting, model, edition)
    excluded = _excluded(candidates)
    tools = {tool.key: tool for tool in catalogue.tools}
    return Recommendation(
        edition=edition.id,
        as_of=as_of,
        answers=_answers_that_count(answers, weighting),
        readiness=readiness(answers, requirements, listed, excluded, tools),
        requirements=requirements,
        needs=weighting.needs,
        weights=weighting.criteria,
        listed=listed,
        excluded=excluded,
        relaxations=relaxations(candidates),
        combinations=pairs(candidates, requirements.conditions),
    )


def _listed(
    candidates: list[Candidate],
    requirements: Requirements,
    weighting: Weighting,
    model: AdditiveModel,
    edition: RuleEdition,
) -> tuple[Listed, ...]:
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


def _excluded(candidates: list[Candidate]) -> tuple[Excluded, ...]:
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


def _answers_that_count(answers: Answers, weighting: Weighting) -> Mapping[str, Answer]:
    """Answers to visible questions; importance only of needs that have a card."""
    shown = {need.key for need in weighting.needs if need.shown}
    importance = {need: bucket for need, bucket in chosen_importance(answers).items() if need in shown}
    counting = dict(answers.given)
    for key, question in answers.edition.questions.items():
        if question.fill == "importance" and key in counting:
            counting[key] = importance
        if question.fill == "first_need" and first_need(answers) not in {*shown, "dont_know"}:
            counting.pop(key, None)
    return MappingProxyType({key: answer for key, answer in counting.items() if answer})
