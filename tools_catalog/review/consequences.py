"""What publishing a batch would change for the example towns, before anybody publishes it, and what it changed then."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from tools_catalog.adapters import (
    LoadedSnapshot,
    ToolRecord,
    current_snapshot,
    draft_snapshot,
    drafted_tool,
    snapshot_with,
)
from tools_catalog.effect_words import TownEffects, effects_by_town, summary
from tools_catalog.effects import Effect, Position, effects
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Tool
from tools_catalog.review.changed_cells import ChangedCell, as_published
from tools_catalog.review.judgement import judgement
from tools_catalog.snapshots import canonical
from tools_catalog.to_plain import plain_cell

FIRST = 3


@dataclass(frozen=True)
class Consequences:
    """All example towns, each with a sentence for every tool that would stand elsewhere, and all of it in short.

    Towns where the tool of the batch moves itself come first. `move_the_first`: a tool joins or leaves the first three
    of a town, or changes its place or label among them.
    """

    summary: str
    towns: tuple[TownEffects, ...]
    move_the_first: bool


@dataclass(frozen=True)
class Moves:
    """What changes its position, and the names of those tools by key."""

    effects: tuple[Effect, ...]
    names: Mapping[str, str]


def consequences(cells: Iterable[ChangedCell], tool: Tool) -> Consequences:
    """What follows for the three towns today. The cells, all of one tool, must be such that they could be published."""
    return _in_words(moves_of(cells), tool)


def consequences_then(kept: Mapping[str, Any], tool: Tool) -> Consequences:
    """What followed when a batch of the tool was published, from what it keeps (see `kept_form`)."""
    found = tuple(
        Effect(one["town"], one["tool"], _position(one["before"]), _position(one["after"])) for one in kept["effects"]
    )
    return _in_words(Moves(found, kept["names"]), tool)


def moves_of(cells: Iterable[ChangedCell]) -> Moves:
    """What would move today if these cells were published."""
    return moves_if([as_published(each) for each in cells])


def moves_if(drafts: Iterable[Assessment]) -> Moves:
    """What would move today if these were published; computed once for what they say and the catalogue is."""
    drafts, now, today = tuple(drafts), current_snapshot(), timezone.localdate()
    said = sorted((each.tool.key, each.criterion, judgement(plain_cell(each)).seal) for each in drafts)
    return _once(now, today, said, lambda: draft_snapshot(drafts))


def moves_of_tool(draft: Tool) -> Moves:
    """What would move today if this draft of a tool was published: its facts and prices."""
    record = drafted_tool(draft)
    return _moves_with(draft.key, record, canonical(record))


def moves_without(tool: Tool) -> Moves:
    """What would move today if readers did not see the tool."""
    return _moves_with(tool.key, None, "")


def first_in_words(moves: Moves) -> str:
    """What would move among the first three, town by town; empty where nothing does."""
    first = tuple(filter(is_among_the_first, moves.effects))
    towns = effects_by_town(first, moves.names, current_edition())
    return " ".join(f"{each.town}: {' '.join(each.sentences)}" for each in towns if each.sentences)


def kept_form(moves: Moves) -> dict[str, Any]:
    """The moves as a published batch keeps them, in JSON."""
    return {"effects": [asdict(effect) for effect in moves.effects], "names": dict(moves.names)}


def is_among_the_first(effect: Effect) -> bool:
    """Whether the tool stands among the first three before or after."""
    places = [position.place for position in (effect.before, effect.after) if position and position.place]
    return min(places, default=FIRST + 1) <= FIRST


def _moves_with(key: str, record: ToolRecord | None, said: str) -> Moves:
    return _once(current_snapshot(), timezone.localdate(), (key, said), lambda: snapshot_with(key, record))


def _once(now: LoadedSnapshot, today: datetime.date, said: Any, changed: Callable[[], LoadedSnapshot]) -> Moves:
    """Computed once for what is said, what the catalogue is, and the day."""
    name = hashlib.sha256(repr((now.id, current_edition().id, today, said)).encode()).hexdigest()
    found: Moves = cache.get_or_set(f"moves-{name}", lambda: _moves(now, changed(), today))
    return found


def _moves(now: LoadedSnapshot, changed: LoadedSnapshot, today: datetime.date) -> Moves:
    found = effects(now, changed, today)
    tools = {**changed.tools, **now.tools}
    return Moves(found, {one.tool: tools[one.tool]["name"] for one in found})


def moves_the_first(moves: Moves) -> bool:
    """Whether a tool joins or leaves the first three of a town, or changes its place or label among them."""
    return any(map(is_among_the_first, moves.effects))


def _in_words(moves: Moves, tool: Tool) -> Consequences:
    towns = effects_by_town(moves.effects, moves.names, current_edition(), about=tool.key)
    return Consequences(summary(towns, tool.name), towns, moves_the_first(moves))


def _position(kept: Mapping[str, Any] | None) -> Position | None:
    return None if kept is None else Position(**{**kept, "failed": tuple(kept.get("failed", ()))})
