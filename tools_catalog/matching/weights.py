"""Needs become weights: how important each need is, how it spreads over criteria, what each criterion counts.

Source: edition `needs.yaml`, head; decision-support C3, "Needs -> parameters".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from .answers import Answers
from .edition import DONT_KNOW, EqualShares, FixedShares, Need, RuleEdition
from .requirements import Requirements
from .when import Situation, holds

type Source = Literal["chosen", "default", "raised", "minimum"]


@dataclass(frozen=True)
class ActiveNeed:
    """A need that the answers created.

    `source` says where its importance comes from; `raised_by` are the places of the edition's reasons that hold for a
    higher default. `shown`: it has a card. `shares` add up to 1; `weight` is its share of the whole.
    """

    key: str
    importance: str
    source: Source
    raised_by: tuple[int, ...]
    shown: bool
    first: bool
    points: int
    weight: Fraction
    shares: Mapping[str, Fraction]


@dataclass(frozen=True)
class Weighting:
    """Active needs in the order of the cards, and what each criterion counts (all criteria; together 1, or 0)."""

    needs: tuple[ActiveNeed, ...]
    criteria: Mapping[str, Fraction]


def weighting_from(answers: Answers, requirements: Requirements) -> Weighting:
    """Weights as the municipality's answers make them."""
    edition = answers.edition
    rows = active_rows(answers, requirements)
    shown = list(rows)[: edition.importance.max_cards]
    judged = [_judged(edition.needs[key], key in shown, answers, row) for key, row in rows.items()]
    whole = sum(need.points for need in judged)
    needs = tuple(replace(need, weight=Fraction(need.points, whole or 1)) for need in judged)
    totals = dict.fromkeys(edition.criteria, Fraction(0))
    for need in needs:
        for criterion, share in need.shares.items():
            totals[criterion] += need.weight * share
    return Weighting(needs, MappingProxyType(totals))


def active_rows(answers: Answers, requirements: Requirements) -> dict[str, Mapping[str, Fraction]]:
    """Needs that the answers created, each with its shares, in the order of the cards."""
    situation = Situation(answers.chosen, targets=requirements.targets)
    rows = {
        key: row(need, requirements, answers.edition)
        for key, need in answers.edition.needs.items()
        if holds(need.active_when, situation)
    }
    return {key: shares for key, shares in rows.items() if shares}


def row(need: Need, requirements: Requirements, edition: RuleEdition) -> Mapping[str, Fraction]:
    """Shares of the criteria that count within a need; they add up to 1. Empty when none counts.

    The share of a criterion that nobody needs goes back to the other criteria of the same need.
    """
    match need.row:
        case EqualShares(criteria, target_gte, main_factor):
            main = requirements.activities
            counted = [criterion for criterion in criteria if requirements.targets[criterion] >= target_gte]
            return normalised({key: Fraction(main_factor if key in main else 1) for key in counted})
        case FixedShares(shares):
            factor = edition.importance.asked_factor
            return normalised(
                {
                    key: share * (factor if key in requirements.asked else 1)
                    for key, share in shares.items()
                    if requirements.targets[key] > 0
                }
            )


def normalised(parts: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """The parts divided by their sum, so that they add up to 1; empty when there is nothing to divide."""
    whole = sum(parts.values())
    return MappingProxyType({key: part / whole for key, part in parts.items()} if whole else {})


def offered(need: Need, edition: RuleEdition) -> tuple[str, ...]:
    """Levels of importance that the card of a need offers: its minimum and higher."""
    points = edition.importance.points
    least = points[need.min_importance] if need.min_importance is not None else min(points.values())
    return tuple(importance for importance, worth in points.items() if worth >= least)


def default_importance(need: Need, answers: Answers) -> tuple[str, tuple[int, ...]]:
    """The importance used when the municipality does not choose, and the reasons that hold for a higher one."""
    edition, situation = answers.edition, Situation(answers.chosen)
    usual = need.default_importance or edition.importance.dont_know_counts_as
    holding = {n: r.importance for n, r in enumerate(need.default_importance_when) if holds(r.when, situation)}
    return _highest([usual, *holding.values()], edition), tuple(holding)


def _judged(need: Need, shown: bool, answers: Answers, shares: Mapping[str, Fraction]) -> ActiveNeed:
    edition = answers.edition
    importance, source, raised_by = _importance(need, shown, answers)
    first = shown and edition.importance.points[importance] > 0 and first_need(answers) == need.key
    points = edition.importance.points[importance] + (edition.importance.first_bonus if first else 0)
    weighed = points * need.weight_factor
    return ActiveNeed(need.key, importance, source, raised_by, shown, first, weighed, Fraction(0), shares)


def _importance(need: Need, shown: bool, answers: Answers) -> tuple[str, Source, tuple[int, ...]]:
    """The importance of a need: the municipality's own choice, otherwise the default, never below the minimum."""
    edition = answers.edition
    chosen = chosen_importance(answers).get(need.key, DONT_KNOW) if shown else DONT_KNOW
    raised_by: tuple[int, ...] = ()
    source: Source = "chosen"
    if chosen == DONT_KNOW:
        usual = need.default_importance or edition.importance.dont_know_counts_as
        chosen, raised_by = default_importance(need, answers)
        source = "default" if chosen == usual else "raised"
    if chosen not in offered(need, edition):
        return need.min_importance or chosen, "minimum", ()
    return chosen, source, raised_by


def chosen_importance(answers: Answers) -> Mapping[str, str]:
    """What was chosen on the importance cards, by need."""
    return answers.rows(_filled(answers.edition, "importance"))


def first_need(answers: Answers) -> str | None:
    """The need that the municipality would improve first."""
    return answers.option(_filled(answers.edition, "first_need"))


def _filled(edition: RuleEdition, fill: str) -> str:
    return next((key for key, question in edition.questions.items() if question.fill == fill), fill)


def _highest(importances: Iterable[str], edition: RuleEdition) -> str:
    return max(importances, key=lambda importance: edition.importance.points[importance])
