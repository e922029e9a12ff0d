"""Effects of a change on the example towns as sentences, in the active language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tools_catalog.effects import Effect, Position
from tools_catalog.example_towns import example_towns
from tools_catalog.methodology import Edition, Text


@dataclass(frozen=True)
class TownEffects:
    """A town and what changes for it, a sentence each; none where everything stays.

    `of_its_own`: the tool that the change is about moves there itself.
    """

    town: Text
    sentences: tuple[str, ...]
    of_its_own: bool = False


def effects_by_town(
    effects: Iterable[Effect], names: Mapping[str, str], edition: Edition, about: str = ""
) -> tuple[TownEffects, ...]:
    """All example towns: first those where the tool `about` moves itself, then the smallest. In each that tool first.

    `names` holds the tools' names by key.
    """
    listed = sorted(effects, key=lambda one: one.tool != about)
    by_town = {town: [one for one in listed if one.town == town.key] for town in example_towns()}
    towns = (
        TownEffects(
            town.title,
            tuple(sentence(one, names, edition) for one in found),
            of_its_own=any(one.tool == about for one in found),
        )
        for town, found in by_town.items()
    )
    return tuple(sorted(towns, key=lambda town: not town.of_its_own))


def summary(towns: Collection[TownEffects], tool: str) -> str:
    """In how many towns the tool of this name moves itself, in how many only others do, and where nothing does."""
    own, moved = sum(town.of_its_own for town in towns), sum(bool(town.sentences) for town in towns)
    return _(
        "Example towns where %(tool)s itself moves: %(own)d of %(all)d; where only other tools move: %(others)d; "
        "where nothing moves: %(none)d."
    ) % {"tool": tool, "own": own, "all": len(towns), "others": moved - own, "none": len(towns) - moved}


def sentence(effect: Effect, names: Mapping[str, str], edition: Edition) -> str:
    """ "Decidim moves from place 2 to place 4.\""""
    values = {"tool": names.get(effect.tool, effect.tool)} | _values(effect, edition)
    return _form(effect.before, effect.after, bool(values["why"])) % values


def _values(effect: Effect, edition: Edition) -> dict[str, Any]:
    failed = effect.after.failed if effect.after else ()
    reasons = (str(edition.conditions[key].reason) for key in failed if key in edition.conditions)
    found: dict[str, Any] = {"why": " ".join(dict.fromkeys(reasons))}
    for side, position in (("was", effect.before), ("now", effect.after)):
        if position and position.label:
            found |= {side: position.place, f"{side}_label": str(edition.labels.result[position.label])}
    return found


def _form(before: Position | None, after: Position | None, is_explained: bool) -> str:
    if before is None or after is None:
        return _comes_or_goes(before, after)
    if before.place is None:
        return _("%(tool)s is no longer excluded, it stands on place %(now)d (%(now_label)s).")
    if after.place is None and is_explained:
        return _("%(tool)s drops out: %(why)s So far it stands on place %(was)d (%(was_label)s).")
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
