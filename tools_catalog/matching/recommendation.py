"""From answers and a catalogue to a recommendation: the whole way in one place.

Source: edition README, "From answers to a result"; decision-support C3.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from .alternatives import pairs, relaxations
from .answers import Answer, Answers, RawAnswers, answers_from
from .candidates import candidate
from .catalogue import Catalogue
from .edition import RuleEdition
from .examination import examined
from .faults import InvalidAnswers, check_answers
from .fit import AdditiveModel, capped_values
from .listing import excluded_tools, listed_tools
from .municipality import municipality_from
from .readiness import readiness
from .requirements import requirements_from
from .result import Recommendation
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
    listed = listed_tools(candidates, requirements, weighting, model, edition)
    excluded = excluded_tools(candidates)
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
