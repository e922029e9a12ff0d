"""The only place that knows both the database and the engine: snapshots out of one, compiled for the other."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from weakref import WeakValueDictionary

from site_core.collector_rest import collector_at_rest
from tools_catalog import matching
from tools_catalog.last_seen import latest_seen
from tools_catalog.matching import Catalogue, catalogue_from
from tools_catalog.matching.catalogue import Tool, tool_from
from tools_catalog.methodology import Edition, current_edition
from tools_catalog.models import Assessment, Publication, Snapshot, SnapshotTool, ToolState
from tools_catalog.models import Tool as ToolModel
from tools_catalog.snapshots import cell_state, place_of, publish_snapshot, tool_state

KEPT_COMPILED = 8  # snapshots; each takes a few megabytes

type ToolRecord = Mapping[str, Any]


class UnknownSnapshot(LookupError):
    """There is no snapshot with this id."""


@dataclass(frozen=True, eq=False)
class LoadedSnapshot:
    """A published state of the catalogue. `tools` by key in Czech alphabetical order; nobody may change the records.

    `latest_seen` is the latest day on which anything in it was seen; None for an empty catalogue. `states` holds ids of
    the states of the tools by key: that of a tool stays the same through all snapshots that say the same of it. What
    is stored nowhere has none.
    """

    id: str
    edition: str
    published_at: datetime.datetime
    tools: Mapping[str, ToolRecord]
    catalogue: Catalogue
    latest_seen: datetime.date | None
    states: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class _State:
    """A tool as some snapshots hold it, ready to be used."""

    id: str
    record: ToolRecord
    tool: Tool
    latest_seen: datetime.date | None


_states: WeakValueDictionary[str, _State] = WeakValueDictionary()  # by id, while any compiled snapshot holds it


@dataclass(frozen=True, eq=False)
class _Compiled:
    edition: str
    states: tuple[_State, ...]
    tools: Mapping[str, ToolRecord]
    catalogue: Catalogue
    latest_seen: datetime.date | None


def current_snapshot() -> LoadedSnapshot:
    """The current snapshot. One query, so that every process sees a change at once; compiled once per process.

    Where nothing was ever published, an empty catalogue is.
    """
    latest = _latest_publication()
    if latest is None:
        publish_snapshot()
        latest = _latest_publication()
    assert latest is not None
    return _loaded(*latest)


def stored_snapshot(snapshot_id: str) -> LoadedSnapshot:
    """A snapshot that a result was computed from. One query. Raises UnknownSnapshot."""
    latest = _latest_publication(snapshot_id=snapshot_id)
    if latest is None:
        raise UnknownSnapshot(snapshot_id)
    return _loaded(*latest)


def draft_snapshot(changes: Iterable[Assessment]) -> LoadedSnapshot:
    """The current snapshot as it would be with these assessments published, stored nowhere and without an id.

    Assessments of tools that readers do not see change nothing.
    """
    now = current_snapshot()
    tools = dict(now.tools)
    for draft in changes:
        record = tools.get(draft.tool.key)
        if record is not None:
            cells = {**record["assessments"], draft.criterion: cell_state(draft)}
            tools[draft.tool.key] = {**record, "assessments": cells}
    return _with_tools(now, tools)


def drafted_tool(draft: ToolModel) -> ToolRecord:
    """A tool as a snapshot would hold it with this draft published; its assessments are the published ones."""
    rows = Assessment.objects.published().filter(tool__key=draft.key).with_evidence()
    return tool_state(draft, {row.criterion: cell_state(row) for row in rows})


def snapshot_with(key: str, record: ToolRecord | None) -> LoadedSnapshot:
    """The current snapshot as it would be with this record of a tool, or without the tool, stored nowhere."""
    now = current_snapshot()
    others = {name: each for name, each in now.tools.items() if name != key}
    return _with_tools(now, others if record is None else {**others, key: record})


def _with_tools(now: LoadedSnapshot, tools: Mapping[str, ToolRecord]) -> LoadedSnapshot:
    return replace(
        now,
        id="",
        tools=MappingProxyType(dict(tools)),
        catalogue=catalogue_from(tools.values()),
        latest_seen=latest_seen(tools.values()),
        states=MappingProxyType({}),
    )


def recommendation_document(
    answers: Mapping[str, Any],
    *,
    edition: Edition | None = None,
    snapshot: LoadedSnapshot | None = None,
    as_of: datetime.date,
) -> dict[str, Any]:
    """The result document for answers, by default over the current edition and snapshot. See `matching` for its form.

    `as_of` is the Prague date of the question. Raises `matching.InvalidAnswers` with all faults of the answers.
    """
    edition = edition or current_edition()
    snapshot = snapshot or current_snapshot()
    recommendation = matching.recommend(edition.rules, snapshot.catalogue, answers, as_of)
    return matching.document(recommendation, snapshot=snapshot.id)


def _latest_publication(**which: str) -> tuple[str, datetime.datetime] | None:
    found: tuple[str, datetime.datetime] | None = (
        Publication.objects.filter(**which).order_by("-pk").values_list("snapshot_id", "published_at").first()
    )
    return found


@lru_cache(maxsize=KEPT_COMPILED)  # one object for one publication, so that what is kept by it is found again
def _loaded(snapshot_id: str, published_at: datetime.datetime) -> LoadedSnapshot:
    compiled = _compiled(snapshot_id)
    return LoadedSnapshot(
        id=snapshot_id,
        edition=compiled.edition,
        published_at=published_at,
        tools=compiled.tools,
        catalogue=compiled.catalogue,
        latest_seen=compiled.latest_seen,
        states=MappingProxyType({state.record["key"]: state.id for state in compiled.states}),
    )


@lru_cache(maxsize=KEPT_COMPILED)
def _compiled(snapshot_id: str) -> _Compiled:
    states = sorted(_read_states(snapshot_id), key=lambda state: place_of(state.record))
    return _Compiled(
        edition=Snapshot.objects.values_list("edition", flat=True).get(pk=snapshot_id),
        states=tuple(states),
        tools=MappingProxyType({state.record["key"]: state.record for state in states}),
        catalogue=Catalogue(tuple(state.tool for state in states)),
        latest_seen=max((state.latest_seen for state in states if state.latest_seen), default=None),
    )


def _read_states(snapshot_id: str) -> list[_State]:
    """The tools of a snapshot in two queries. What another snapshot in memory holds is not read again."""
    ids = set(SnapshotTool.objects.filter(snapshot=snapshot_id).values_list("state_id", flat=True))
    states = {state_id: state for state_id in ids if (state := _states.get(state_id))}
    which = {"pk__in": ids - states.keys()} if states else {"snapshots": snapshot_id}
    with collector_at_rest():
        for state_id, body in ToolState.objects.filter(**which).values_list("pk", "body"):
            record = json.loads(body)
            state = _State(state_id, record, tool_from(record), latest_seen([record]))
            states[state_id] = _states[state_id] = state
    return list(states.values())
