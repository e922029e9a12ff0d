"""What a comparison for a client is computed over: a state of the catalogue, an edition, a day, perhaps a town."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from advisor.carry_over import carry_over
from advisor.client_comparison.content import Content
from advisor.models import ClientComparison, Result
from tools_catalog.adapters import LoadedSnapshot, current_snapshot, stored_snapshot
from tools_catalog.comparison.of_a_town import Town, town
from tools_catalog.example_towns import ExampleTown, example_towns
from tools_catalog.methodology import Edition, load_edition
from tools_catalog.overview import ACTIVITIES, functions


@dataclass(frozen=True)
class Basis:
    """`result` is the one that the comparison began with, as long as its town keeps it.

    `answers` are those of the town, without texts; None for the usual needs of the edition.
    """

    snapshot: LoadedSnapshot
    edition_id: str
    as_of: datetime.date
    result: Result | None = None

    @cached_property
    def edition(self) -> Edition:
        return load_edition(self.edition_id)

    @property
    def most_activities(self) -> int:
        """How many activities may be chosen."""
        return self.edition.rules.questions[ACTIVITIES].max or len(functions(self.edition.rules))

    @cached_property
    def answers(self) -> Mapping[str, Any] | None:
        """Read anew each time and never copied: what the town deletes is gone here too."""
        if self.result is None:
            return None
        said = without_texts(self.result.answers, self.result.edition)
        return said if self.result.edition == self.edition_id else carry_over(said, self.edition).kept

    @cached_property
    def example(self) -> ExampleTown | None:
        """The made-up town whose answers stand behind the result, as long as nobody has changed any of them."""
        if self.result is None:
            return None
        edition = self.result.edition
        said = in_one_order(without_texts(self.result.answers, edition))
        towns = (town for town in example_towns() if town.edition == edition)
        return next((town for town in towns if in_one_order(without_texts(town.raw, edition)) == said), None)

    def town(self, content: Content) -> Town | None:
        """The town with the importance of this content, as far as the edition knows it."""
        if self.answers is None:
            return None
        points, needs = self.edition.rules.importance.points, self.edition.needs
        known = {need: one for need, one in content.importance.items() if need in needs and one in points}
        return town(self.answers, known, self.edition.rules)


def without_texts(answers: Mapping[str, Any], edition: str) -> dict[str, Any]:
    """The answers that the engine counts with: what a town wrote in its own words is left out."""
    questions = load_edition(edition).questions
    return {key: value for key, value in answers.items() if questions[key].type != "text"}


def in_one_order(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers so that two of them can be compared: what was chosen has no order of its own."""
    return {key: sorted(value) if isinstance(value, list) else value for key, value in answers.items()}


def basis_of_today() -> Basis:
    """The catalogue as it is now."""
    snapshot = current_snapshot()
    return Basis(snapshot, snapshot.edition, timezone.localdate())


def basis_of(kept: ClientComparison) -> Basis:
    """What a kept comparison was saved over. A result that has run out counts no more, deleted yet or not."""
    result = kept.result
    if result is not None and result.profile.expires_on < timezone.localdate():
        result = None
    return Basis(stored_snapshot(kept.snapshot_id), kept.edition, kept.as_of, result)


def basis_of_result(result: Result) -> Basis:
    """What a result was computed from."""
    return Basis(stored_snapshot(result.snapshot_id), result.edition, result.as_of, result)
