"""What the answers ask of a tool: levels (targets) and conditions, and what they give the municipality to do.

Source: edition README, "From answers to a result", steps 2 and 3.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .answers import Answers, chosen_effects
from .edition import DONT_KNOW, ConditionRule, ConditionValue, Effects, RuleEdition
from .municipality import Municipality
from .when import Situation, holds

ACTIVITY = "function"


@dataclass(frozen=True)
class Condition:
    """A condition that is in force. `unsure`: it is not known whether it applies to this municipality."""

    id: str
    code: str
    op: str
    fact: str | None
    criterion: str | None
    value: ConditionValue
    if_unknown: str
    unsure: bool

    @property
    def is_activity(self) -> bool:
        """Whether a chosen activity created it."""
        return self.code == ACTIVITY


@dataclass(frozen=True)
class Requirements:
    """`targets` holds every criterion, 0 where nobody needs it. `asked`: criteria whose level the municipality's own
    answer raised above what is always asked. Tasks and notes are keys of texts, each once.
    """

    targets: Mapping[str, int]
    asked: frozenset[str]
    conditions: tuple[Condition, ...]
    tasks: tuple[str, ...]
    notes: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def activities(self) -> frozenset[str]:
        """Criteria of the chosen activities; empty as long as none is chosen."""
        return frozenset(c.criterion for c in self.conditions if c.is_activity and c.criterion is not None)


@dataclass
class _Collected:
    levels: dict[str, int]
    asked: set[str] = field(default_factory=set)
    rules: list[tuple[ConditionRule, bool]] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)


def requirements_from(answers: Answers, municipality: Municipality) -> Requirements:
    """Everything that the answers ask for."""
    edition, situation = answers.edition, Situation(answers.chosen)
    collected = _Collected({criterion: edition.base_targets.get(criterion, 0) for criterion in edition.criteria})
    collected.rules += _always_in_force(edition, situation)
    for option, effects in chosen_effects(answers):
        _collect(collected, effects, option, edition, situation)
    targets = _relevant(collected.levels, edition, answers)
    return Requirements(
        targets=MappingProxyType(targets),
        asked=frozenset(criterion for criterion in collected.asked if targets[criterion]),
        conditions=tuple(_in_force(collected.rules, municipality)),
        tasks=_once(collected.tasks),
        notes=_once(collected.notes),
        flags=_once(collected.flags),
    )


def _always_in_force(edition: RuleEdition, situation: Situation) -> Iterator[tuple[ConditionRule, bool]]:
    for base in edition.base_conditions:
        if base.unless is None or not holds(base.unless, situation):
            yield base.rule, base.unsure_when is not None and holds(base.unsure_when, situation) is True


def _collect(collected: _Collected, effects: Effects, option: str, edition: RuleEdition, situation: Situation) -> None:
    own = option != DONT_KNOW
    _request(collected, effects.targets, own, edition)
    collected.rules += [(rule, False) for rule in effects.conditions]
    for conditional in effects.conditional:
        if holds(conditional.when, situation):
            _request(collected, conditional.targets, own, edition)
            collected.rules += [(rule, False) for rule in conditional.conditions]
    collected.tasks += effects.tasks
    collected.notes += effects.notes
    collected.flags += effects.flags


def _request(collected: _Collected, targets: Mapping[str, int], own: bool, edition: RuleEdition) -> None:
    """The highest level requested wins. Only an option other than "do not know" makes a criterion asked."""
    for criterion, level in targets.items():
        collected.levels[criterion] = max(collected.levels[criterion], level)
        if own and level > edition.base_targets.get(criterion, 0):
            collected.asked.add(criterion)


def _relevant(levels: Mapping[str, int], edition: RuleEdition, answers: Answers) -> dict[str, int]:
    """Level 0 for a criterion that depends on a function nobody needs."""
    situation = Situation(answers.chosen, targets=levels)
    return {
        key: 0 if criterion.relevant_when is not None and not holds(criterion.relevant_when, situation) else levels[key]
        for key, criterion in edition.criteria.items()
    }


def _in_force(rules: Iterable[tuple[ConditionRule, bool]], municipality: Municipality) -> Iterator[Condition]:
    for rule, unsure in rules:
        value = rule.value if rule.named is None else municipality.limit(rule.named)
        if value is not None:
            yield Condition(rule.id, rule.code, rule.op, rule.fact, rule.criterion, value, rule.if_unknown, unsure)


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
