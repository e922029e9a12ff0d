"""What a change of the catalogue would do to the recommendations of the example towns. Pure; words: `effect_words.py`.

Publishing one level can move a tool, and every tool that it overtakes: a reviewer sees it before publishing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tools_catalog.example_towns import ExampleTown, example_towns
from tools_catalog.matching import Catalogue, Recommendation, recommend
from tools_catalog.matching.result import Label
from tools_catalog.methodology import load_edition


class Known(Protocol):
    """A state of the catalogue, published (`adapters.LoadedSnapshot`) or still a draft."""

    @property
    def catalogue(self) -> Catalogue: ...


@dataclass(frozen=True)
class Position:
    """Where a tool stands for a town. A listed tool has a place and a label, an excluded one neither.

    `failed`: keys of the conditions for which it is excluded; one reason for another is no other position.
    """

    place: int | None = None
    shared: bool = False
    label: Label | None = None
    failed: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Effect:
    """A tool whose position changes for a town (both by key). None: the catalogue does not hold the tool."""

    town: str
    tool: str
    before: Position | None
    after: Position | None


def effects(before: Known, after: Known, as_of: datetime.date) -> tuple[Effect, ...]:
    """Every position that differs on this day, smallest town first, then the highest place that is won or lost."""
    if before is after:
        return ()
    return tuple(effect for town in example_towns() for effect in town_effects(town, before, after, as_of))


def town_effects(town: ExampleTown, before: Known, after: Known, as_of: datetime.date) -> list[Effect]:
    """What changes for one town, whatever it wrote itself."""
    rules, answers = load_edition(town.edition).rules, town.answers()
    was, will_be = (positions(recommend(rules, known.catalogue, answers, as_of)) for known in (before, after))
    return sorted(changes(town.key, was, will_be), key=_highest_first)


def positions(recommendation: Recommendation) -> dict[str, Position]:
    """Where each tool of the catalogue stands, by key."""
    listed = {tool.tool: Position(tool.place, tool.shared, tool.label) for tool in recommendation.listed}
    excluded = {
        tool.tool: Position(failed=tuple(failure.condition.id for failure in tool.failed))
        for tool in recommendation.excluded
    }
    return listed | excluded


def changes(town: str, before: Mapping[str, Position], after: Mapping[str, Position]) -> Iterator[Effect]:
    """Tools that stand elsewhere, under another label, or on only one side."""
    for tool in {**before, **after}:
        was, will_be = before.get(tool), after.get(tool)
        if was != will_be:
            yield Effect(town, tool, was, will_be)


def _highest_first(effect: Effect) -> tuple[float, str]:
    places = [position.place for position in (effect.before, effect.after) if position and position.place]
    return min(places, default=float("inf")), effect.tool
