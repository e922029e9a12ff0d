"""The words of an edition: frozen objects whose texts print in the active language."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from .text import Text


@dataclass(frozen=True)
class Section:
    key: str
    name: Text
    intro: Text
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """Questions that are asked together."""

    key: str
    section: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """An option, a column or a row."""

    key: str
    label: Text
    hint: Text | None


@dataclass(frozen=True)
class Question:
    """`max` counts ticked options of a checkbox and characters of a text."""

    key: str
    section: str
    page: str
    type: str
    required: bool
    max: int | None
    exclusive: frozenset[str]
    text: Text
    why: Text
    hint: Text | None
    options: tuple[Choice, ...]
    rows: tuple[Choice, ...]
    columns: tuple[Choice, ...]
    suggest_from: str | None

    def option(self, key: str) -> Choice:
        """The option, or column of a grid, with this key. Raises KeyError."""
        return _by_key(self.options or self.columns, key)

    def row(self, key: str) -> Choice:
        """The row with this key. Raises KeyError."""
        return _by_key(self.rows, key)


@dataclass(frozen=True)
class Need:
    """`raised_defaults` are the reasons of its `default_importance_when`, in the same order."""

    key: str
    name: Text
    swing_from: Text
    swing_to: Text
    raised_defaults: tuple[Text, ...]


@dataclass(frozen=True)
class Importance:
    key: str
    points: int
    name: Text
    hint: Text


@dataclass(frozen=True)
class Level:
    level: int
    name: Text
    meaning: Text


@dataclass(frozen=True)
class Grade:
    key: str
    name: Text
    text: Text


@dataclass(frozen=True)
class CriteriaGroup:
    key: str
    name: Text
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class Criterion:
    """`levels` holds the descriptors of levels 0 to 4; `evidence_for_3` the kinds that level 3 or 4 needs."""

    key: str
    code: str
    group: str
    name: Text
    judged: Text
    levels: tuple[Text, ...]
    evidence_for_3: tuple[str, ...]
    ttl_months: int
    computed: str | None
    not_applicable_when: Text | None
    not_applicable_rule: Text | None


@dataclass(frozen=True)
class Fact:
    """`values` names the values of an enum or list; `open_values` allows others."""

    key: str
    type: str
    use: str
    label: Text
    help: Text
    values: Mapping[str, Text]
    open_values: bool


@dataclass(frozen=True)
class Condition:
    """Words of a condition by its id: why a tool that fails is excluded, and the sentence for the requirements."""

    id: str
    code: str
    reason: Text
    must_sentence: Text | None


@dataclass(frozen=True)
class ReadinessRule:
    key: str
    rule: str
    level: str
    message: Text
    why: Text
    tasks: tuple[str, ...]
    source: Text


@dataclass(frozen=True)
class Outcome:
    key: str
    name: Text
    message: Text


@dataclass(frozen=True)
class Readiness:
    outcomes: Mapping[str, Outcome]
    rules: Mapping[str, ReadinessRule]


@dataclass(frozen=True)
class Labels:
    """Words of closed lists, by key."""

    result: Mapping[str, Text]
    cell_states: Mapping[str, Text]
    evidence_kinds: Mapping[str, Text]
    conditions: Mapping[str, Text]
    size_bands: Mapping[str, Text]
    price_notes: Mapping[str, Text]
    price_periods: Mapping[str, Text]
    floor: Text
    floor_meaning: Text
    asked: Text
    currency_note: Text
    currency_source: Text
    simulation_note: Text


@dataclass(frozen=True)
class Chapter:
    """A section or annex of the requirements document; `mark` is its number or letter."""

    key: str
    mark: str
    title: Text
    source: tuple[str, ...]
    text: Text


@dataclass(frozen=True)
class Document:
    """The requirements document: sentences by criterion and level, questions for the vendor."""

    title: Text
    intro: Text
    sections: tuple[Chapter, ...]
    annexes: tuple[Chapter, ...]
    notices: Mapping[str, Text]
    clauses: Mapping[str, Text]
    must_sentences: Mapping[str, Text]
    requirements: Mapping[str, Mapping[int, Text]]
    questions_for_criteria: Mapping[str, Text]
    questions_for_facts: Mapping[str, Text]


@dataclass(frozen=True)
class Term:
    key: str
    term: Text
    text: Text


@dataclass(frozen=True)
class LegalFigure:
    """A dated figure of the law, shown and never computed with."""

    key: str
    value: int | str
    unit: str
    valid_from: datetime.date
    source: str
    confidence: str
    name: Text
    text: Text


@dataclass(frozen=True)
class Legal:
    note: Text
    figures: Mapping[str, LegalFigure]


def _by_key(choices: tuple[Choice, ...], key: str) -> Choice:
    for choice in choices:
        if choice.key == key:
            return choice
    raise KeyError(key)
