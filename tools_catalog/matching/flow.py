"""What the questionnaire needs to know while it is being filled in: need cards and contradictions."""

from dataclasses import dataclass

from .answers import RawAnswers, answers_from
from .edition import ReadinessRule, RuleEdition
from .municipality import municipality_from
from .requirements import requirements_from
from .weights import active_rows, default_importance, offered
from .when import Situation, holds, names_in

CONTRADICTIONS = frozenset({"R14", "R16"})
"""Readiness rules about answers that do not fit together."""


@dataclass(frozen=True)
class Card:
    """A need shown on the importance page.

    `importance` are the levels it offers, most important first; `default` counts when none is chosen, and `raised_by`
    are the places of the edition's reasons for a higher default that hold here.
    """

    need: str
    importance: tuple[str, ...]
    default: str
    raised_by: tuple[int, ...]


def active_cards(edition: RuleEdition, answers: RawAnswers) -> tuple[Card, ...]:
    """Cards of the needs that the answers so far created, in their order, no more than the edition shows."""
    given = answers_from(edition, answers)
    requirements = requirements_from(given, municipality_from(given))
    shown = list(active_rows(given, requirements))[: edition.importance.max_cards]
    return tuple(
        Card(key, offered(edition.needs[key], edition), *default_importance(edition.needs[key], given)) for key in shown
    )


def conflicts(edition: RuleEdition, answers: RawAnswers) -> tuple[ReadinessRule, ...]:
    """Rules about contradictions that the answers so far already meet, whatever the rest will be.

    A question that was not answered yet is open here; only in a result does it count as "do not know".
    """
    situation = Situation(answers_from(edition, answers).known)
    rules = (rule for rule in edition.readiness if rule.rule in CONTRADICTIONS and not names_in(rule.condition))
    return tuple(rule for rule in rules if holds(rule.condition, situation))
