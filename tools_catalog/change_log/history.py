"""The published states of a tool, one after the other, and what changed between them."""

from __future__ import annotations

import datetime
import json
from functools import lru_cache
from itertools import pairwise

from django.db.models import F, Q, Window
from django.db.models.functions import Lag
from django.utils import timezone

from tools_catalog.change_log.differences import Entry, State, differences, first_entry
from tools_catalog.methodology import load_edition
from tools_catalog.models import Publication

KEPT = 512  # logs of tools in a language; a few kilobytes each


@lru_cache(maxsize=KEPT)
def entries_until(tool: int, moment: datetime.datetime, snapshot: str, language: str | None) -> tuple[Entry, ...]:
    """What changed from one publication of the tool to the next, in the active language, the latest first. One query.

    The last one is that of the snapshot at the moment: nothing before it can change any more, so it is kept.
    """
    states = states_of(tool, moment)
    if not states:
        return ()
    changed = [entry for before, after in pairwise(states) for entry in differences(before, after)]
    return (*reversed(changed), first_entry(states[0]))


def states_of(tool: int, moment: datetime.datetime) -> list[State]:
    """The states of a tool up to a moment, the oldest first; publications that left it alone are passed over."""
    published = (
        Publication.objects.filter(published_at__lte=moment, snapshot__states__tool_id=tool)
        .annotate(state=F("snapshot__states__pk"), body=F("snapshot__states__body"))
        .annotate(before=Window(Lag("snapshot__states__pk"), order_by=F("pk").asc()))
        .filter(Q(before=None) | ~Q(before=F("state")))
        .order_by("pk")
    )
    return [
        State(json.loads(body), load_edition(edition), timezone.localdate(published_at))
        for body, edition, published_at in published.values_list("body", "snapshot__edition", "published_at")
    ]
