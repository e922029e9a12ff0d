"""The rules of an edition, laid out for the method page: everything on it is computed from the edition. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools_catalog.matching.edition import FixedShares, Widening
from tools_catalog.methodology import Edition, Text
from tools_catalog.methodology.words import Criterion, Importance, ReadinessRule

LEVELS_OF_RULES = ("red", "amber", "green", "info")
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class GradeRow:
    """A grade of evidence and what it makes of a level; `example` shows it for level 3, stale evidence second."""

    key: str
    name: Text
    text: Text
    fresh: tuple[int, int]
    stale: tuple[int, int]


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
class Method:
    """Everything that the method page lists; words that need no work are read from `edition` itself."""

    edition: Edition
    grades: tuple[GradeRow, ...]
    groups: tuple[GroupRow, ...]
    needs: tuple[NeedRow, ...]
    targets: tuple[Target, ...]
    rates: tuple[Rate, ...]
    presence: Text
    readiness: tuple[tuple[str, tuple[ReadinessRule, ...]], ...]
    two_reviewers: tuple[Text, ...]


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
        readiness=readiness(edition),
        two_reviewers=tuple(
            criterion.name for key, criterion in edition.criteria.items() if key in edition.two_reviewers_for
        ),
    )


EXAMPLE_LEVEL = 3


def grades(edition: Edition) -> tuple[GradeRow, ...]:
    """Grades with what each makes of level 3, fresh and stale."""
    rows = []
    for key, words in edition.grades.items():
        rule = edition.rules.grades[key]
        full = rule.interval == "full"
        bounds = [(0, 4) if full else widened(EXAMPLE_LEVEL, widening) for widening in (rule.fresh, rule.stale)]
        rows.append(GradeRow(key, words.name, words.text, bounds[0], bounds[1]))
    return tuple(rows)


def widened(level: int, widening: Widening) -> tuple[int, int]:
    """A level as the range that a grade makes of it."""
    return max(0, level - widening.below), min(4, level + widening.above)


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


def readiness(edition: Edition) -> tuple[tuple[str, tuple[ReadinessRule, ...]], ...]:
    """Rules of readiness by how serious they are."""
    rules = edition.readiness.rules.values()
    return tuple((level, tuple(rule for rule in rules if rule.level == level)) for level in LEVELS_OF_RULES)
