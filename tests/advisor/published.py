"""Puts made-up tools of `result_cast` into the database as the current snapshot, past the models of the catalogue."""

from collections.abc import Mapping
from typing import Any

from tools_catalog.models import Publication, Snapshot, SnapshotTool, Tool, ToolState
from tools_catalog.snapshots import as_lists, canonical, hash_of, snapshot_body

EDITION = "2026.1"


def publish(*records: Mapping[str, Any]) -> Snapshot:
    """The snapshot of these tools, published now."""
    for record in records:
        if not Tool.objects.filter(key=record["key"]).exists():
            Tool.objects.bulk_create([Tool(key=record["key"], name=record["name"], live=False)])
    keys = dict(Tool.objects.values_list("key", "pk"))
    bodies = {record["key"]: canonical({**record, "sort_key": as_lists(record["sort_key"])}) for record in records}
    snapshot = Snapshot.objects.create(id=hash_of(snapshot_body(EDITION, bodies.values())), edition=EDITION)
    states = [ToolState(id=hash_of(body), tool_id=keys[key], body=body) for key, body in bodies.items()]
    known = set(ToolState.objects.values_list("pk", flat=True))
    ToolState.objects.bulk_create(state for state in states if state.pk not in known)
    SnapshotTool.objects.bulk_create(SnapshotTool(snapshot=snapshot, state=state) for state in states)
    Publication.objects.create(snapshot=snapshot)
    return snapshot
