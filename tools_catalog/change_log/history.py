"""The published states of a tool, one after the other, and what changed between them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from django.db.models import F, OuterRef, Q, Subquery, Value, Window
from django.db.models.functions import Coalesce, Lag
from django.utils import timezone

from tools_catalog.change_log.differences import Entry, State, differences, first_entry, returned_entry, withdrawn_entry
from tools_catalog.methodology import load_edition
from tools_catalog.models import Publication, ToolState

KEPT = 512  # logs of tools in a language; a few kilobytes each


@lru_cache(maxsize=KEPT)
def entries_until(tool: int, moment: datetime.datetime, snapshot: str, language: str | None) -> tuple[Entry, ...]:
    """What changed from one publication of the tool to the next, in the active language, the latest first. One query.

    The last one is that of the snapshot at the moment: nothing before it can change any more, so it is kept.
    """
    states = states_of(tool, moment)
    if not states:
        return ()
    changed = [entry for before, after in pairwise(states) for entry in changes_between(before, after)]
    return (*reversed(changed), first_entry(states[0]))


def changes_between(before: State, after: State) -> Iterable[Entry]:
    """What changed from one state to the next; before a new state one that was withdrawn is returned."""
    if not after.is_published:
        return [withdrawn_entry(after)]
    returned = [] if before.is_published else [returned_entry(after)]
    return [*returned, *differences(before, after)]


def states_of(tool: int, moment: datetime.datetime) -> list[State]:
    """The states of a tool up to a moment, the oldest first; publications that left it alone are passed over.

    A publication that no longer held the tool gives its last state, marked as not published.
    """
    own = ToolState.objects.filter(tool_id=tool, snapshots=OuterRef("snapshot"))
    published = (
        Publication.objects.filter(published_at__lte=moment)
        .annotate(state=Coalesce(Subquery(own.values("pk")[:1]), Value("")), body=Subquery(own.values("body")[:1]))
        .annotate(before=Window(Lag("state", default=Value("")), order_by=F("pk").asc()))
        .filter(~Q(before=F("state")))
        .order_by("pk")
    )
    states: list[State] = []
    for body, edition, published_at in published.values_list("body", "snapshot__edition", "published_at"):
        day = timezone.localdate(published_at)
        if body:
            states.append(State(json.loads(body), load_edition(edition), day))
        else:
            states.append(replace(states[-1], day=day, is_published=False))
    return states
