"""What an edition of the methodology asks of the catalogue: keys, types and kinds of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tools_catalog.methodology import Edition, current_edition, words
from tools_catalog.methodology.text import Text


@dataclass(frozen=True)
class CriterionRule:
    """`evidence_for_3`: kinds of evidence of which a level of 3 or 4 needs one. `computed`: never assessed by hand."""

    key: str
    computed: bool
    evidence_for_3: frozenset[str]
    may_not_apply: bool


@dataclass(frozen=True)
class FactRule:
    """Type of a fact (enum, bool, int, date, text, list, money) and, where it is closed, its vocabulary."""

    key: str
    type: str
    values: frozenset[str]
    open_values: bool


@dataclass(frozen=True)
class Rubric:
    """The rules of one edition by which facts and assessments are checked."""

    edition: str
    criteria: Mapping[str, CriterionRule]
    facts: Mapping[str, FactRule]
    evidence_kinds: Mapping[str, Text]
    grades: frozenset[str]
    size_bands: frozenset[str]
    price_periods: frozenset[str]
    two_reviewers_for: frozenset[str]

    @property
    def assessed(self) -> tuple[str, ...]:
        """Criteria that people assess, in the order of the edition."""
        return tuple(key for key, criterion in self.criteria.items() if not criterion.computed)


def current_rubric() -> Rubric:
    """The rubric of the current edition."""
    return rubric_of(current_edition())


@cache
def rubric_of(edition: Edition) -> Rubric:
    """What this edition asks of the catalogue."""
    return Rubric(
        edition=edition.id,
        criteria={key: _criterion(criterion) for key, criterion in edition.criteria.items()},
        facts={key: _fact(fact) for key, fact in edition.facts.items()},
        evidence_kinds=edition.labels.evidence_kinds,
        grades=frozenset(edition.grades),
        size_bands=frozenset(edition.labels.size_bands),
        price_periods=frozenset(edition.labels.price_periods),
        two_reviewers_for=edition.two_reviewers_for,
    )


def _criterion(criterion: words.Criterion) -> CriterionRule:
    return CriterionRule(
        key=criterion.key,
        computed=criterion.computed is not None,
        evidence_for_3=frozenset(criterion.evidence_for_3),
        may_not_apply=criterion.not_applicable_when is not None,
    )


def _fact(fact: words.Fact) -> FactRule:
    return FactRule(fact.key, fact.type, frozenset(fact.values), fact.open_values)
