"""What publishing a batch would change for the example towns, before anybody publishes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from tools_catalog.adapters import current_snapshot, draft_snapshot
from tools_catalog.effect_words import TownEffects, effects_by_town
from tools_catalog.effects import Effect, effects
from tools_catalog.methodology import current_edition
from tools_catalog.review.changed_cells import ChangedCell, as_published

FIRST = 3


@dataclass(frozen=True)
class Consequences:
    """All example towns, each with a sentence for every tool that would stand elsewhere.

    `move_the_first`: a tool joins or leaves the first three of a town, or changes its place or label among them.
    """

    towns: tuple[TownEffects, ...]
    move_the_first: bool


def consequences(cells: Iterable[ChangedCell]) -> Consequences:
    """What follows for the three towns today. The cells must be such that they could be published."""
    now = current_snapshot()
    found = effects(now, draft_snapshot([as_published(each) for each in cells]), timezone.localdate())
    names = {key: record["name"] for key, record in now.tools.items()}
    return Consequences(
        towns=effects_by_town(found, names, current_edition()),
        move_the_first=any(map(is_among_the_first, found)),
    )


def is_among_the_first(effect: Effect) -> bool:
    """Whether the tool stands among the first three before or after."""
    places = [position.place for position in (effect.before, effect.after) if position and position.place]
    return min(places, default=FIRST + 1) <= FIRST
