"""Finds and loads editions. An edition is loaded once per process."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ..matching.edition import RuleEdition
from . import document_words, question_words, wording, words
from .reading import read_edition
from .rules import rules_from
from .task_keys import keyed_texts
from .text import Text

EDITIONS = Path(__file__).parent / "editions"


class UnknownEdition(LookupError):
    """There is no edition with this id."""


@dataclass(frozen=True, eq=False)
class Edition:
    """A methodology edition: `rules` for the engine, everything else are words by key, in the order of the files."""

    id: str
    status: str
    valid_from: datetime.date
    name: Text
    summary: Text
    status_note: Text
    rules: RuleEdition
    sections: Mapping[str, words.Section]
    pages: Mapping[str, words.Page]
    questions: Mapping[str, words.Question]
    needs: Mapping[str, words.Need]
    importance: Mapping[str, words.Importance]
    groups: Mapping[str, words.CriteriaGroup]
    criteria: Mapping[str, words.Criterion]
    facts: Mapping[str, words.Fact]
    levels: tuple[words.Level, ...]
    grades: Mapping[str, words.Grade]
    conditions: Mapping[str, words.Condition]
    derived_intervals: tuple[Text, ...]
    readiness: words.Readiness
    tasks: Mapping[str, Text]
    notes: Mapping[str, Text]
    labels: words.Labels
    document: words.Document
    glossary: Mapping[str, words.Term]
    legal: words.Legal
    two_reviewers_for: frozenset[str]

    @cached_property
    def assessed(self) -> tuple[str, ...]:
        """Keys of the criteria that people assess; the others are computed for one municipality."""
        return tuple(key for key, criterion in self.criteria.items() if not criterion.computed)


def edition_ids() -> tuple[str, ...]:
    """Ids of all editions, oldest first."""
    ids = (path.parent.name for path in EDITIONS.glob("*/edition.yaml"))
    return tuple(sorted(ids, key=lambda key: [int(part) for part in key.split(".")]))


def current_edition_id() -> str:
    """Id of the edition that new profiles start with; `editions/current.txt` names it."""
    return (EDITIONS / "current.txt").read_text(encoding="utf-8").strip()


def current_edition() -> Edition:
    """The edition that new profiles start with."""
    return load_edition(current_edition_id())


@cache
def load_edition(edition_id: str) -> Edition:
    """The edition with this id. Raises UnknownEdition; whether its files are sound is the validator's matter."""
    if edition_id not in edition_ids():
        raise UnknownEdition(edition_id)
    return edition_from(read_edition(EDITIONS / edition_id))


def edition_from(files: Mapping[str, Any]) -> Edition:
    """An edition made from the content of its files. Raises KeyError or ValueError where they lack their form."""
    raw = files["edition"]
    tasks, notes = keyed_texts(files, "task"), keyed_texts(files, "note")
    questions = question_words.questions_from(files)
    pages = question_words.pages_from(questions)
    return Edition(
        id=raw["id"],
        status=raw["status"],
        valid_from=raw["valid_from"],
        name=Text(raw["name"]),
        summary=Text(raw["summary"]),
        status_note=Text(raw["status_note"]),
        rules=rules_from(files, tasks, notes),
        sections=question_words.sections_from(files, pages),
        pages=pages,
        questions=questions,
        needs=wording.needs_from(files),
        importance=wording.importance_from(files),
        groups=wording.groups_from(files),
        criteria=wording.criteria_from(files),
        facts=wording.facts_from(files),
        levels=wording.levels_from(files),
        grades=wording.grades_from(files),
        conditions=wording.conditions_from(files),
        derived_intervals=tuple(Text(part["text"]) for part in raw["derived_intervals"]),
        readiness=wording.readiness_from(files, tasks),
        tasks=tasks.texts,
        notes=notes.texts,
        labels=wording.labels_from(files),
        document=document_words.document_from(files),
        glossary=wording.glossary_from(files),
        legal=wording.legal_from(files),
        two_reviewers_for=frozenset(raw["evidence_rules"]["two_reviewers_for"]),
    )
