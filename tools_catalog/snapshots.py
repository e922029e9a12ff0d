"""Makes the published state of the catalogue into a snapshot: canonical JSON, named by its hash, never changed.

Canonical: keys sorted, no spaces, characters as they are, tools in Czech alphabetical order. Dates on which evidence
was seen are in it; whether that evidence is stale is a matter of the date of the question and never in it.
"""

from __future__ import annotations

import hashlib
import json
from bisect import insort
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction

from site_core.collector_rest import collector_at_rest
from site_core.czech_order import czech_sort_key
from tools_catalog.matching.prices import PRICES
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Evidence, Publication, Snapshot, SnapshotTool, Tool, ToolState
from tools_catalog.querysets import AssessmentQuerySet
from tools_catalog.to_plain import CELL_FIELDS, PIECE_FIELDS, Plain, day, plain_cell, plain_tool


@transaction.atomic
def publish_snapshot(changed: Collection[int] | None = None) -> Snapshot:
    """Make the published tools and assessments the current snapshot; if nothing changed, it is the one that was.

    `changed` holds the keys of the only tools that the current snapshot may have missed; without it, all are looked at.
    Waits for another publication at work, so that the later one always sees what the earlier one saw.
    """
    Publication.objects.select_for_update().order_by("pk").first()  # the same row for all: whoever waits, waits for it
    latest = Publication.objects.select_related("snapshot").order_by("-pk").first()
    edition = current_edition()
    if changed is None or latest is None or latest.snapshot.edition != edition.id:
        states = tool_states(edition.criteria)
    else:
        states = with_changes(latest.snapshot, tool_states(edition.criteria, changed), changed)
    snapshot_id = hash_of(snapshot_body(edition.id, (state.body for state in states)))
    if latest is not None and latest.snapshot_id == snapshot_id:
        return latest.snapshot
    snapshot = Snapshot.objects.filter(pk=snapshot_id).first() or _store(snapshot_id, edition.id, states)
    Publication.objects.create(snapshot=snapshot)
    return snapshot


def _store(snapshot_id: str, edition_id: str, states: list[ToolState]) -> Snapshot:
    known = set(ToolState.objects.filter(pk__in=[state.pk for state in states]).values_list("pk", flat=True))
    ToolState.objects.bulk_create([state for state in states if state.pk not in known])
    snapshot = Snapshot.objects.create(id=snapshot_id, edition=edition_id)
    SnapshotTool.objects.bulk_create(SnapshotTool(snapshot=snapshot, state=state) for state in states)
    return snapshot


def tool_states(criteria: Iterable[str], tools: Collection[int] | None = None) -> list[ToolState]:
    """States of all published tools, or of these, in Czech alphabetical order, in seven queries."""
    assessments, published = Assessment.objects.published(), Tool.objects.published()
    if tools is not None:
        assessments, published = assessments.filter(tool_id__in=tools), published.filter(pk__in=tools)
    with collector_at_rest():
        cells = cells_by_tool(assessments, frozenset(criteria))
        found = [(tool.pk, tool_state(tool, cells.get(tool.pk, {}))) for tool in published.with_everything()]
    found.sort(key=lambda each: place_of(each[1]))
    return [new_state(pk, canonical(body)) for pk, body in found]


def cells_by_tool(assessments: AssessmentQuerySet, criteria: Collection[str]) -> dict[int, dict[str, Plain]]:
    """The assessments of these criteria by tool and criterion.

    Rows and no models: a large catalogue has a hundred thousand of them, and making the models takes most of the time.
    """
    evidence = Evidence.objects.filter(assessment__in=assessments.order_by()).order_by("sort_order", "pk")
    pieces: dict[int, list[Any]] = {}
    for piece in evidence.values_list("assessment_id", *PIECE_FIELDS, named=True):
        pieces.setdefault(piece.assessment_id, []).append(piece)
    cells: dict[int, dict[str, Plain]] = {}
    for row in assessments.order_by().values_list("pk", "tool_id", "criterion", *CELL_FIELDS, named=True):
        if row.criterion in criteria:
            cells.setdefault(row.tool_id, {})[row.criterion] = cell_state(row, pieces.get(row.pk, ()))
    return cells


def with_changes(snapshot: Snapshot, new: Iterable[ToolState], changed: Collection[int]) -> list[ToolState]:
    """States of a snapshot with new ones in the place of those of changed tools, still in alphabetical order."""
    rows = SnapshotTool.objects.filter(snapshot=snapshot).order_by("pk")  # stored in that order
    kept = rows.exclude(state__tool_id__in=changed).values_list("state_id", "state__tool_id", "state__body")
    states = [ToolState(id=state_id, tool_id=tool_id, body=body) for state_id, tool_id, body in kept]
    for state in new:
        insort(states, state, key=lambda each: place_of(json.loads(each.body)))
    return states


def place_of(body: Mapping[str, Any]) -> tuple[Any, str]:
    """Where a tool stands in the alphabet; of two with the same name, by the key."""
    return body["sort_key"], body["key"]


def new_state(pk: int, body: str) -> ToolState:
    """The state of a tool, named by its content."""
    return ToolState(id=hash_of(body), tool_id=pk, body=body)


def snapshot_body(edition_id: str, tools: Iterable[str]) -> str:
    """Canonical JSON of `{edition, tools}` out of the canonical JSON of each tool."""
    return f'{{"edition":{canonical(edition_id)},"tools":[{",".join(tools)}]}}'


def tool_state(tool: Tool, cells: dict[str, Plain]) -> Plain:
    """Everything that a snapshot says about a tool: what the engine reads and what pages show."""
    plain = plain_tool(tool)
    facts = dict(plain["facts"])
    places = [row for row in plain["references"] if not row.get("aggregate")]
    if places:
        facts["references"] = {"value": {"items": places, "complete": False}}
    return {
        **{key: plain[key] for key in ("key", "name", "former_names", "status_note", "kind", "homepage")},
        **{key: plain[key] for key in ("year_started", "summary", "references", "weaknesses")},
        "sort_key": as_lists(czech_sort_key(tool.name)),
        "status": tool.status,
        "vendor": tool.vendor,
        "country": tool.country,
        "repositories": plain["repository"],
        "facts": facts,
        "prices": facts.get(PRICES, {}).get("value", []),
        "assessments": cells,
    }


def cell_state(assessment: Any, evidence: Iterable[Any] | None = None) -> Plain:
    """Everything that a snapshot says about an assessment, with the latest day on which its evidence was seen.

    `evidence`: its pieces, where the assessment is a row that has none.
    """
    plain = plain_cell(assessment, evidence)
    evidence = [
        {"url": piece["url"], "kind": piece["kind"], "seen_on": piece["seen_on"], "shows": _languages(piece)}
        for piece in plain["evidence"]
    ]
    seen_on = max((piece["seen_on"] for piece in evidence), default=None)
    return {
        **plain,
        **({"seen_on": seen_on} if seen_on else {}),
        "evidence": evidence,
        "reviewer": assessment.reviewer,
        "second_reviewer": assessment.second_reviewer,
        "reviewed_on": day(assessment.reviewed_on),
    }


def _languages(piece: Plain) -> dict[str, str]:
    """In both languages, or in the one that it has: readers are told that it is the original."""
    words = {"cs": piece.get("shows_cs", ""), "en": piece["shows_en"]}
    return {language: text for language, text in words.items() if text}


def as_lists(value: Any) -> Any:
    """Tuples as lists, as JSON gives them back."""
    return [as_lists(item) for item in value] if isinstance(value, tuple) else value


def canonical(value: Any) -> str:
    """One text for one value, whatever the order of its keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def hash_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
