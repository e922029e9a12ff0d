"""Writes planned records: new ones in bulk with a first published revision, changed ones by an ordinary publication."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import ModelLogEntry, Revision

from tools_catalog.importing.fields import Fields, cell_from_fields, tool_from_fields
from tools_catalog.models import Assessment, Evidence, Fact, PricePoint, Reference, Tool, Weakness
from tools_catalog.rows import cell_values, child_values, evidence_values, tool_values

BATCH = 500
CHILDREN: dict[str, Any] = {
    "facts": Fact,
    "prices": PricePoint,
    "references": Reference,
    "weaknesses": Weakness,
    "evidence": Evidence,
}

type Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Record:
    """A new record and the rows below it, by relation."""

    obj: Tool | Assessment
    rows: Rows


def tool_rows(key: str, fields: Fields) -> tuple[dict[str, Any], Rows]:
    """Values of a tool and of the rows below it."""
    plain = tool_from_fields(key, fields)
    return tool_values(plain), child_values(plain)


def cell_rows(fields: Fields) -> tuple[dict[str, Any], Rows]:
    """Values of an assessment and of the evidence below it."""
    plain = cell_from_fields(fields)
    return cell_values(plain), {"evidence": evidence_values(plain)}


def add_tools(planned: Iterable[tuple[str, Fields]]) -> dict[str, Tool]:
    """Create and publish tools; gives them by key."""
    records = []
    for key, fields in planned:
        values, rows = tool_rows(key, fields)
        records.append(Record(Tool(**values), rows))
    publish_new(Tool, "tool", records)
    return {record.obj.key: record.obj for record in records}


def add_assessments(planned: Iterable[tuple[Tool, str, Fields]]) -> None:
    """Create and publish assessments of tools by criterion."""
    records = []
    for tool, criterion, fields in planned:
        values, rows = cell_rows(fields)
        records.append(Record(Assessment(tool=tool, criterion=criterion, **values), rows))
    publish_new(Assessment, "assessment", records)


def publish_new(model: Any, parent: str, records: Sequence[Record]) -> None:
    """Insert records that nobody has seen yet, each with its first revision published and its history begun.

    The same state as one publication of each would leave, in a fixed number of queries per 500 records. No signal is
    sent: the import makes one snapshot at its end.
    """
    now = timezone.now()
    for record in records:
        record.obj.live = True
        record.obj.first_published_at = record.obj.last_published_at = now
    model.objects.bulk_create([record.obj for record in records], batch_size=BATCH)
    for relation, rows in _children(parent, records).items():
        CHILDREN[relation].objects.bulk_create(rows, batch_size=BATCH)
    _begin_history(model, [record.obj for record in records], now)


def _children(parent: str, records: Sequence[Record]) -> dict[str, list[Any]]:
    created: dict[str, list[Any]] = {}
    for record in records:
        for relation, rows in record.rows.items():
            children = [CHILDREN[relation](**{parent: record.obj}, **row) for row in rows]
            setattr(record.obj, relation, children)  # so that the revision holds them without asking the database
            created.setdefault(relation, []).extend(children)
    return created


def _begin_history(model: Any, objects: Sequence[Any], now: Any) -> None:
    content_type = ContentType.objects.get_for_model(model)
    revisions = [
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(obj.pk),
            created_at=now,
            object_str=str(obj),
            content=obj.serializable_data(),
        )
        for obj in objects
    ]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    ModelLogEntry.objects.bulk_create(
        (_log_entry(content_type, revision, action) for revision in revisions for action in ("create", "publish")),
        batch_size=BATCH,
    )
    _point_at_revisions(model, content_type, [obj.pk for obj in objects])


def _log_entry(content_type: ContentType, revision: Revision, action: str) -> ModelLogEntry:
    return ModelLogEntry(
        content_type=content_type,
        object_id=revision.object_id,
        label=revision.object_str,
        action=f"wagtail.{action}",
        timestamp=revision.created_at,
        revision=revision,
        uuid=uuid.uuid4(),
        content_changed=True,
    )


def _point_at_revisions(model: Any, content_type: ContentType, keys: Sequence[int]) -> None:
    latest = Revision.objects.filter(content_type=content_type, object_id=Cast(OuterRef("pk"), CharField()))
    newest = Subquery(latest.order_by("-pk").values("pk")[:1])
    for start in range(0, len(keys), BATCH):
        some = model.objects.filter(pk__in=keys[start : start + BATCH])
        some.update(latest_revision=newest)
        some.update(live_revision=newest)


def change(obj: Tool | Assessment, values: dict[str, Any], rows: Rows) -> None:
    """Publish new values of a record through a revision. Rows keep their identity as far as they can."""
    for name, value in values.items():
        setattr(obj, name, value)
    for relation, wanted in rows.items():
        setattr(obj, relation, _with_old_keys(relation, list(getattr(obj, relation).all()), wanted))
    revision = obj.save_revision(log_action=True, clean=False)
    PublishRevisionAction(revision).execute()


def _with_old_keys(relation: str, old: list[Any], wanted: list[dict[str, Any]]) -> list[Any]:
    if relation == "facts":
        keys = {row.key: row.pk for row in old}
        return [Fact(pk=keys.get(values["key"]), **values) for values in wanted]
    spare = [row.pk for row in old] + [None] * len(wanted)
    return [CHILDREN[relation](pk=pk, **values) for pk, values in zip(spare, wanted, strict=False)]
