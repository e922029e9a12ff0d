"""What changed lately in the whole catalogue: the same entries as in the logs of the tools, each with its tool."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import Lag
from django.utils import timezone
from django.utils.translation import get_language

from tools_catalog.adapters import LoadedSnapshot
from tools_catalog.change_log.differences import Entry, State, differences, first_entry
from tools_catalog.methodology import load_edition
from tools_catalog.models import Publication, ToolState

PUBLICATIONS = 50  # looked back at
CHANGED_TOOLS = 100  # at most, counting a tool once for each publication that changed it


@dataclass(frozen=True)
class Change:
    """An entry and the tool that it is about, by key and name."""

    tool: str
    name: str
    entry: Entry


type RecentSource = Callable[[int], Iterable[Change]]

_sources: list[RecentSource] = []


def recent_source(of: RecentSource) -> RecentSource:
    """Registers a source of further changes: called with how many at most, the latest first, one query."""
    _sources.append(of)
    return of


def recent_changes(snapshot: LoadedSnapshot) -> list[Change]:
    """The latest changes of all tools, in the active language, the latest day first; tools of a day by name.

    Three queries for the catalogue (none if it was asked before), and one for each source.
    """
    published = changes_until(snapshot.published_at, snapshot.id, get_language())
    changes = [*published, *(change for of in _sources for change in of(CHANGED_TOOLS))]
    return sorted(changes, key=lambda change: (-change.entry.day.toordinal(), change.name.casefold()))


@lru_cache(maxsize=4)
def changes_until(moment: datetime.datetime, snapshot: str, language: str | None) -> tuple[Change, ...]:
    """What the last publications up to the snapshot at the moment changed. Nothing before it can change any more."""
    rows = _changed_states(moment)
    wanted = {pk for row in rows for pk in (row["state"], row["before"]) if pk}
    records = {pk: json.loads(body) for pk, body in ToolState.objects.filter(pk__in=wanted).values_list("pk", "body")}
    return tuple(change for row in rows for change in _changes(row, records))


def _changed_states(moment: datetime.datetime) -> list[dict[str, Any]]:
    """A row for each tool and each publication that brought the tool in or changed it, the latest first.

    The first of the publications is only what the others are compared with.
    """
    latest = Publication.objects.filter(published_at__lte=moment).order_by("-pk")
    pks = list(latest.values_list("pk", flat=True)[:PUBLICATIONS])
    each = {"partition_by": F("snapshot__states__tool_id"), "order_by": F("pk").asc()}
    rows = (
        Publication.objects.filter(pk__in=pks)
        .annotate(state=F("snapshot__states__pk"), edition=F("snapshot__edition"))
        .annotate(before=Window(Lag("snapshot__states__pk"), **each))
        .annotate(before_edition=Window(Lag("snapshot__edition"), **each))
        .filter(Q(before=None) | ~Q(before=F("state")))
        .order_by("-pk")
        .values("pk", "published_at", "state", "edition", "before", "before_edition")
    )
    return [row for row in rows if row["pk"] != min(pks) and row["state"]][:CHANGED_TOOLS]


def _changes(row: dict[str, Any], records: dict[str, Any]) -> Iterable[Change]:
    day, record = timezone.localdate(row["published_at"]), records[row["state"]]
    after = State(record, load_edition(row["edition"]), day)
    if row["before"] is None:
        found: Iterable[Entry] = [first_entry(after)]
    else:
        found = differences(State(records[row["before"]], load_edition(row["before_edition"]), day), after)
    return [Change(record["key"], record["name"], entry) for entry in found]
