"""One result with everything needed to put it into words."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Any

from advisor.result_document import Condition, ListedTool, ResultDocument
from tools_catalog.last_seen import latest_seen
from tools_catalog.matching.answers import Answers, answers_from
from tools_catalog.methodology import Edition, Text

from .parts import Evidence, Sentence, ToolName

type SnapshotTool = Mapping[str, Any]

POINTS = 100


@dataclass(frozen=True, eq=False)
class Case:
    """A stored document, the edition it names, the tools of its snapshot by key and the addresses of their pages."""

    document: ResultDocument
    edition: Edition
    tools: Mapping[str, SnapshotTool]
    urls: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def as_of(self) -> datetime.date:
        """The day of the question."""
        return datetime.date.fromisoformat(self.document["as_of"])

    @cached_property
    def answers(self) -> Answers:
        """The answers that the result was computed from."""
        return answers_from(self.edition.rules, self.document["answers"])

    @cached_property
    def conditions(self) -> Mapping[str, Condition]:
        """Conditions by id, in their order."""
        return {condition["id"]: condition for condition in self.document["conditions"]}

    @cached_property
    def picked(self) -> tuple[ListedTool, ...]:
        """The shortlist: the first tools of tier 1, three at most.

        Tools about whose activity nothing was found get there only when there are no others.
        """
        first = [tool for tool in self.document["listed"] if tool["tier"] == 1]
        known = [tool for tool in first if tool["group"] < 2]
        return tuple((known or first)[: self.edition.rules.ranking.shortlist_size])

    @cached_property
    def cost_notes(self) -> Mapping[str, str | None]:
        """Where the first-year cost of each tool comes from, as a key of the edition's price texts."""
        return {tool["tool"]: tool["cost_note"] for part in ("listed", "excluded") for tool in self.document[part]}

    @cached_property
    def catalogue_seen(self) -> datetime.date | None:
        """The latest day on which anything in the snapshot was seen."""
        return latest_seen(self.tools.values())

    def dated(self, evidence: Evidence) -> Evidence:
        """Evidence that has no day of its own gets that of the snapshot, so that every statement has one."""
        return evidence if evidence.seen else replace(evidence, catalogue=self.catalogue_seen)

    @property
    def budget(self) -> int | None:
        """The most that the municipality can spend in the first year, in CZK; None: not known or no limit."""
        return self.edition.rules.budget_max.get(self.answers.option("budget") or "")

    def tool(self, key: str) -> SnapshotTool:
        """The tool as the snapshot holds it."""
        return self.tools[key]

    def name(self, key: str) -> ToolName:
        """The tool's name with the address of its page."""
        return ToolName(key, str(self.tools[key]["name"]), self.urls.get(key))

    def sorted_names(self, keys: Iterable[str]) -> tuple[ToolName, ...]:
        """Names in the order of the snapshot, which is the Czech alphabet."""
        wanted = set(keys)
        return tuple(self.name(key) for key in self.tools if key in wanted)

    def sentence(self, text: Text) -> Sentence:
        """A sentence that may name the budget."""
        return Sentence(text, self.budget)

    @cached_property
    def weights(self) -> Mapping[str, Fraction]:
        """Share of each criterion that counts in the whole."""
        return {criterion: Fraction(share) for criterion, share in self.document["weights"].items() if Fraction(share)}

    def weight(self, criterion: str) -> Fraction:
        """Share of a criterion in the whole."""
        return self.weights.get(criterion, Fraction(0))

    def value(self, criterion: str, level: int) -> Fraction:
        """Value of a level, 0 to 1: nothing above the level needed counts (source: edition README, 6)."""
        target = self.document["targets"][criterion]
        return Fraction(min(level, target), target)

    def open_part(self, tool: ListedTool, criterion: str) -> Fraction:
        """Share of the whole that the tool may still earn in a criterion."""
        low, high = tool["levels"][criterion]
        return self.weight(criterion) * (self.value(criterion, high) - self.value(criterion, low))


def points(share: Fraction) -> int:
    """Whole points of 100, rounded half up."""
    return floor(share * POINTS + Fraction(1, 2))


def text(raw: Mapping[str, str] | None) -> Text | None:
    """A text of the catalogue, if there is one."""
    return both_languages(raw.get("cs"), raw.get("en")) if raw else None


def both_languages(czech: str | None, english: str | None) -> Text:
    """A text in both languages; a missing one shows the other."""
    return Text({"cs": czech or english or "", "en": english or czech or ""})


def day(raw: str | datetime.date | None) -> datetime.date | None:
    """A date of the snapshot."""
    return datetime.date.fromisoformat(raw) if isinstance(raw, str) else raw


def latest(days: Iterable[datetime.date | None]) -> datetime.date | None:
    """The latest of the days that are known."""
    return max((value for value in days if value is not None), default=None)
