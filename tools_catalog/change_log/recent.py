"""What changed lately in the whole catalogue: the same entries as in the logs of the tools, each with its tool."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery, Window
from django.db.models.functions import Lag, Lead
from django.utils import timezone
from django.utils.translation import get_language

from tools_catalog.adapters import LoadedSnapshot
from tools_catalog.change_log.differences import Entry, State, first_entry
from tools_catalog.change_log.history import changes_between
from tools_catalog.methodology import load_edition
from tools_catalog.models import Publication, ToolState

PUBLICATIONS = 50  # looked back at
CHANGED_TOOLS = 100  # at most, counting a tool once for each publication that changed it


@dataclass(frozen=True)
class Change:
    """An entry and the tool that it is about, by key and name. `is_withdrawal`: readers may find no page of it."""

    tool: str
    name: str
    entry: Entry
    is_withdrawal: bool = False


type Source = Callable[[int], Iterable[Change]]

_sources: list[Source] = []


def gives_changes(of: Source) -> Source:
    """Registers a source of further changes of all tools: called with how many at most, the latest first, one query."""
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
    latest = Publication.objects.filter(published_at__lte=moment).order_by("-pk")
    days = {pk: timezone.localdate(at) for pk, at in latest.values_list("pk", "published_at")[:PUBLICATIONS]}
    steps = sorted(_steps(days), key=lambda step: -step.publication)[:CHANGED_TOOLS]
    wanted = {pk for step in steps for pk in (step.state, step.before) if pk}
    records = {pk: json.loads(body) for pk, body in ToolState.objects.filter(pk__in=wanted).values_list("pk", "body")}
    return tuple(change for step in steps for change in _changes(step, days[step.publication], records))


@dataclass(frozen=True)
class Step:
    """What a publication did to a tool: its state and the one before it by id, each with its edition.

    No state: withdrawn by this publication. None before: taken in by it. `is_back`: the one right before did not hold
    the tool.
    """

    publication: int
    state: str | None
    edition: str
    before: str | None
    before_edition: str
    is_back: bool = False


def _steps(pks: Collection[int]) -> Iterator[Step]:
    """A step for each tool and each publication that took it in, changed it or withdrew it.

    The first of the publications is only what the others are compared with.
    """
    order = sorted(pks)
    earlier, later = dict(zip(order[1:], order, strict=False)), dict(zip(order, order[1:], strict=False))
    for row in _states_with_neighbours(order):
        if row["pk"] in earlier and (row["before"] != row["state"] or row["before_pk"] != earlier[row["pk"]]):
            is_back = row["before"] is not None and row["before_pk"] != earlier[row["pk"]]
            yield Step(row["pk"], row["state"], row["edition"], row["before"], row["before_edition"], is_back)
        if row["pk"] in later and row["after_pk"] != later[row["pk"]]:
            yield Step(later[row["pk"]], None, row["edition"], row["state"], row["edition"])


def _states_with_neighbours(pks: Sequence[int]) -> Any:
    """Tools in publications with their states right before and after, those left out that stayed as they were."""
    each = {"partition_by": F("snapshot__states__tool_id"), "order_by": F("pk").asc()}
    later = Publication.objects.filter(pk__in=pks, pk__gt=OuterRef("pk")).order_by("pk")
    earlier = Publication.objects.filter(pk__in=pks, pk__lt=OuterRef("pk")).order_by("-pk")
    return (
        Publication.objects.filter(pk__in=pks, snapshot__states__isnull=False)
        .annotate(state=F("snapshot__states__pk"), edition=F("snapshot__edition"))
        .annotate(before=Window(Lag("snapshot__states__pk"), **each), before_pk=Window(Lag("pk"), **each))
        .annotate(before_edition=Window(Lag("snapshot__edition"), **each), after_pk=Window(Lead("pk"), **each))
        .annotate(earlier=Subquery(earlier.values("pk")[:1]), later=Subquery(later.values("pk")[:1]))
        .filter(
            Q(before=None)
            | ~Q(before=F("state"))
            | ~Q(before_pk=F("earlier"))
            | (Q(later__isnull=False) & (Q(after_pk=None) | ~Q(after_pk=F("later"))))
        )
        .values("pk", "state", "edition", "before", "before_pk", "before_edition", "after_pk")
    )


def _changes(step: Step, day: datetime.date, records: Mapping[str, Any]) -> Iterable[Change]:
    record = records[step.state or step.before]
    before = State(records[step.before], load_edition(step.before_edition), day) if step.before else None
    after = State(record, load_edition(step.edition), day, is_published=step.state is not None)
    if before is None:
        found: Iterable[Entry] = [first_entry(after)]
    else:
        found = changes_between(replace(before, is_published=not step.is_back), after)
    return [Change(record["key"], record["name"], entry, is_withdrawal=step.state is None) for entry in found]
