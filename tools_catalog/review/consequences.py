"""What publishing a batch would change for the example towns, before anybody publishes it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from tools_catalog.adapters import current_snapshot, draft_snapshot
from tools_catalog.effect_words import TownEffects, effects_by_town
from tools_catalog.effects import effects
from tools_catalog.methodology import current_edition
from tools_catalog.review.batches import ChangedCell
from tools_catalog.review.publishing import as_published


def consequences(cells: Iterable[ChangedCell]) -> tuple[TownEffects, ...]:
    """All example towns, each with a sentence for every tool that would stand elsewhere."""
    now = current_snapshot()
    after = draft_snapshot([as_published(each) for each in cells])
    names = {key: record["name"] for key, record in now.tools.items()}
    return effects_by_town(effects(now, after, timezone.localdate()), names, current_edition())
