"""Effects of a change on the example towns as sentences, in the active language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tools_catalog.effects import Effect, Position
from tools_catalog.example_towns import example_towns
from tools_catalog.methodology import Edition, Text


@dataclass(frozen=True)
class TownEffects:
    """A town and what changes for it, a sentence each; none where everything stays."""

    town: Text
    sentences: tuple[str, ...]


def effects_by_town(effects: Iterable[Effect], names: Mapping[str, str], edition: Edition) -> tuple[TownEffects, ...]:
    """All example towns, smallest first. `names` holds the tools' names by key."""
    listed = list(effects)
    return tuple(
        TownEffects(town.title, tuple(sentence(one, names, edition) for one in listed if one.town == town.key))
        for town in example_towns()
    )


def sentence(effect: Effect, names: Mapping[str, str], edition: Edition) -> str:
    """ "Decidim moves from place 2 to place 4.\""""
    values = {"tool": names.get(effect.tool, effect.tool)} | _values(effect, edition)
    return _form(effect.before, effect.after) % values


def _values(effect: Effect, edition: Edition) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side, position in (("was", effect.before), ("now", effect.after)):
        if position and position.label:
            found |= {side: position.place, f"{side}_label": str(edition.labels.result[position.label])}
    return found


def _form(before: Position | None, after: Position | None) -> str:
    if before is None or after is None:
        return _comes_or_goes(before, after)
    if before.place is None:
        return _("%(tool)s is no longer excluded, it stands on place %(now)d (%(now_label)s).")
    if after.place is None:
        return _("%(tool)s drops out, so far it stands on place %(was)d (%(was_label)s).")
    return _moves(before, after)


def _moves(before: Position, after: Position) -> str:
    if before.place != after.place and before.label != after.label:
        return _("%(tool)s moves from place %(was)d (%(was_label)s) to place %(now)d (%(now_label)s).")
    if before.place != after.place:
        return _("%(tool)s moves from place %(was)d to place %(now)d.")
    if before.label != after.label:
        return _("%(tool)s stays on place %(now)d, but instead of “%(was_label)s” it is “%(now_label)s”.")
    if after.shared:
        return _("%(tool)s stays on place %(now)d and shares it from now on.")
    return _("%(tool)s stays on place %(now)d and shares it no longer.")


def _comes_or_goes(before: Position | None, after: Position | None) -> str:
    if after is not None and after.place is None:
        return _("%(tool)s joins the catalogue, among the excluded tools.")
    if after is not None:
        return _("%(tool)s joins the catalogue, on place %(now)d (%(now_label)s).")
    if before is not None and before.place is not None:
        return _("%(tool)s leaves the catalogue, so far it stands on place %(was)d (%(was_label)s).")
    return _("%(tool)s leaves the catalogue, so far it is among the excluded tools.")
