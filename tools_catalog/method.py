"""The rules of an edition, laid out for the method page: everything on it is computed from the edition. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools_catalog.matching.edition import Bounds, FixedShares, Widening
from tools_catalog.methodology import Edition, Text
from tools_catalog.methodology.words import Condition, Criterion, Importance, Outcome, ReadinessRule

LEVELS_OF_RULES = ("red", "amber", "green", "info")
EXAMPLE_CLAIMS = {"around": (3, 3), "hull": (1, 3), "full": (0, 4)}  # what the table of grades shows


@dataclass(frozen=True)
class GradeRow:
    """A grade of evidence and the range that it makes of an example, of fresh and of old evidence."""

    key: str
    name: Text
    text: Text
    fresh: Bounds
    stale: Bounds


@dataclass(frozen=True)
class Share:
    """A criterion within a need, in whole percent."""

    criterion: Text
    percent: int


@dataclass(frozen=True)
class NeedRow:
    """A need, its importance while the municipality says nothing, and how it spreads its weight."""

    name: Text
    swing_from: Text
    swing_to: Text
    default: Importance
    factor: int
    shares: tuple[Share, ...]
    equal_over: tuple[Text, ...]
    raised: tuple[Text, ...]


@dataclass(frozen=True)
class GroupRow:
    """A group of criteria."""

    key: str
    name: Text
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Target:
    """A level that is always asked for."""

    criterion: Text
    level: Text


@dataclass(frozen=True)
class Rate:
    """CZK for one unit of a currency."""

    currency: str
    low: int
    high: int


@dataclass(frozen=True)
class Light:
    """Rules of readiness that set one light; those that only inform set none and have no `outcome`."""

    level: str
    outcome: Outcome | None
    rules: tuple[ReadinessRule, ...]


@dataclass(frozen=True)
class Method:
    """Everything that the method page lists; words that need no work are read from `edition` itself."""

    edition: Edition
    grades: tuple[GradeRow, ...]
    groups: tuple[GroupRow, ...]
    needs: tuple[NeedRow, ...]
    targets: tuple[Target, ...]
    rates: tuple[Rate, ...]
    presence: Text
    base_conditions: tuple[Condition, ...]
    readiness: tuple[Light, ...]
    two_reviewers: tuple[Text, ...]
    level_names: tuple[Text, ...]


def method(edition: Edition) -> Method:
    """The method page of an edition."""
    return Method(
        edition=edition,
        grades=grades(edition),
        groups=tuple(
            GroupRow(group.key, group.name, tuple(edition.criteria[key] for key in group.criteria))
            for group in edition.groups.values()
        ),
        needs=tuple(need(key, edition) for key in edition.needs),
        targets=targets(edition),
        rates=tuple(Rate(code, int(low), int(high)) for code, (low, high) in edition.rules.currency.rates.items()),
        presence=edition.levels[presence_level(edition)].name,
        base_conditions=tuple(edition.conditions[base.rule.id] for base in edition.rules.base_conditions),
        readiness=readiness(edition),
        two_reviewers=tuple(
            criterion.name for key, criterion in edition.criteria.items() if key in edition.two_reviewers_for
        ),
        level_names=tuple(level.name for level in edition.levels),
    )


def grades(edition: Edition) -> tuple[GradeRow, ...]:
    """Grades with what each makes of level 3, fresh and stale; where sources disagree, they say 1 and 3."""
    rows = []
    for key, words in edition.grades.items():
        rule = edition.rules.grades[key]
        claimed = EXAMPLE_CLAIMS[rule.interval]
        rows.append(GradeRow(key, words.name, words.text, widened(claimed, rule.fresh), widened(claimed, rule.stale)))
    return tuple(rows)


def widened(claimed: Bounds, widening: Widening) -> Bounds:
    """Claimed levels as the range that a grade makes of them."""
    return max(0, claimed[0] - widening.below), min(4, claimed[1] + widening.above)


def need(key: str, edition: Edition) -> NeedRow:
    """A need with its shares."""
    words, rule = edition.needs[key], edition.rules.needs[key]
    default = rule.default_importance or edition.rules.importance.dont_know_counts_as
    fixed = isinstance(rule.row, FixedShares)
    return NeedRow(
        name=words.name,
        swing_from=words.swing_from,
        swing_to=words.swing_to,
        default=edition.importance[default],
        factor=rule.weight_factor,
        shares=shares(rule.row.shares, edition) if fixed else (),
        equal_over=() if fixed else tuple(edition.criteria[key].name for key in rule.row.criteria),
        raised=words.raised_defaults,
    )


def shares(row: Mapping[str, Fraction], edition: Edition) -> tuple[Share, ...]:
    """Shares in whole percent; an edition writes no finer ones."""
    return tuple(Share(edition.criteria[key].name, round(100 * share)) for key, share in row.items())


def targets(edition: Edition) -> tuple[Target, ...]:
    """What is asked for whatever the answers are."""
    return tuple(
        Target(edition.criteria[key].name, edition.levels[level].name)
        for key, level in edition.rules.base_targets.items()
    )


def presence_level(edition: Edition) -> int:
    """The level at which a chosen activity counts as present."""
    options = edition.rules.questions["activities"].options.values()
    asked = {rule.value for option in options for rule in option.conditions if rule.op == "present"}
    [level] = asked
    return int(level)


def readiness(edition: Edition) -> tuple[Light, ...]:
    """Rules of readiness by the light that they set, the most serious first."""
    rules, outcomes = edition.readiness.rules.values(), edition.readiness.outcomes
    return tuple(
        Light(level, outcomes.get(level), tuple(rule for rule in rules if rule.level == level))
        for level in LEVELS_OF_RULES
    )
