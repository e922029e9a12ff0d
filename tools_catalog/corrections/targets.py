"""What a correction may be about: a criterion or a fact of the edition, or something else on the page of the tool."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from tools_catalog.anchors import criterion_anchor, fact_anchor
from tools_catalog.methodology import Edition, Text

CRITERION, FACT, OTHER = "criterion", "fact", "other"

type Choices = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Target:
    """A kind and, for a criterion or a fact, its key. Written `criterion.surveys` in addresses and forms."""

    kind: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.kind}.{self.key}" if self.key else self.kind

    @property
    def anchor(self) -> str:
        """Its place on the page of the tool; empty if it has none."""
        return {CRITERION: criterion_anchor, FACT: fact_anchor}.get(self.kind, lambda _key: "")(self.key)

    def words(self, edition: Edition) -> str:
        """Its name in the active language; the key where this edition does not know it any more."""
        known = self._named(edition)
        return str(known) if known else self.key or gettext("Something else on the page")

    def _named(self, edition: Edition) -> Text | None:
        if self.kind == CRITERION and self.key in edition.criteria:
            return edition.criteria[self.key].name
        if self.kind == FACT and self.key in edition.facts:
            return edition.facts[self.key].label
        return None


def choices(edition: Edition) -> Choices:
    """All targets with their names, in groups: criteria as on the page of a tool, then facts, then something else."""
    facts = [(str(Target(FACT, key)), str(fact.label)) for key, fact in edition.facts.items()]
    rest = [(OTHER, Target(OTHER).words(edition))]
    return [*_criteria(edition), (gettext("Facts"), facts), (gettext("Anything else"), rest)]


def _criteria(edition: Edition) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for group in edition.groups.values():
        assessed = [edition.criteria[key] for key in group.criteria if edition.criteria[key].computed is None]
        if assessed:
            yield str(group.name), [(str(Target(CRITERION, each.key)), str(each.name)) for each in assessed]


def target_of(written: str, edition: Edition) -> Target | None:
    """The target that an address or a form names; None if it names none."""
    kind, _dot, key = written.partition(".")
    target = Target(kind, key)
    offered = {value for _group, members in choices(edition) for value, _words in members}
    return target if str(target) in offered else None
