"""Writes planned records in bulk, each through a published revision."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from tools_catalog.from_plain import cell_values, child_values, evidence_values, tool_values
from tools_catalog.importing.fields import Fields, cell_from_fields, tool_from_fields
from tools_catalog.models import Assessment, Evidence, Fact, PricePoint, Reference, Tool, Weakness

BATCH = 500
CHILDREN: dict[str, Any] = {
    "facts": Fact,
    "prices": PricePoint,
    "references": Reference,
    "weaknesses": Weakness,
    "evidence": Evidence,
}

KEPT = ("latest_revision", "live_revision", "locked", "locked_at", "locked_by", "first_published_at")

type Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Record:
    """A record with the values to write, and the rows to stand below it, by relation."""

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


def change_tools(planned: Iterable[tuple[Tool, Fields]]) -> None:
    """Publish new values of tools."""
    publish_changed(Tool, "tool", [_changed(tool, *tool_rows(tool.key, fields)) for tool, fields in planned])


def change_assessments(planned: Iterable[tuple[Assessment, Fields]]) -> None:
    """Publish new values of assessments."""
    publish_changed(Assessment, "assessment", [_changed(cell, *cell_rows(fields)) for cell, fields in planned])


def _changed(obj: Any, values: dict[str, Any], rows: Rows) -> Record:
    for name, value in values.items():
        setattr(obj, name, value)
    return Record(obj, rows)


def publish_new(model: Any, parent: str, records: Sequence[Record]) -> None:
    """Insert records that nobody has seen yet, each with its first revision published and its history begun."""
    now = timezone.now()
    for record in records:
        record.obj.live = True
        record.obj.first_published_at = record.obj.last_published_at = now
    model.objects.bulk_create([record.obj for record in records], batch_size=BATCH)
    for relation in _relations(records):
        rows = [child for record in records for child in _new_rows(record, relation, parent)]
        CHILDREN[relation].objects.bulk_create(rows, batch_size=BATCH)
    _publish_revisions(model, records, now, ("create", "publish"))


def publish_changed(model: Any, parent: str, records: Sequence[Record]) -> None:
    """Write new values of records, each through a revision that is published at once, as its next version.

    The records were read and locked in this transaction, and no draft waits on them.
    """
    now = timezone.now()
    for record in records:
        record.obj.last_published_at, record.obj.version = now, record.obj.version + 1
    _write_over([record.obj for record in records], _own_fields(model))
    for relation in _relations(records):
        rows = [child for record in records for child in _rows_over_old_ones(record, relation, parent)]
        _write_over([row for row in rows if row.pk], _all_fields(CHILDREN[relation]))
        CHILDREN[relation].objects.bulk_create([row for row in rows if not row.pk], batch_size=BATCH)
    _publish_revisions(model, records, now, ("edit", "publish"))


def _relations(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(records[0].rows) if records else ()


def _new_rows(record: Record, relation: str, parent: str) -> list[Any]:
    rows = [CHILDREN[relation](**{parent: record.obj}, **values) for values in record.rows[relation]]
    setattr(record.obj, relation, rows)  # so that the revision holds them without asking the database
    return rows


def _rows_over_old_ones(record: Record, relation: str, parent: str) -> list[Any]:
    """The wanted rows with the identity of the old ones, as far as they go; old ones that are left over are deleted."""
    old = {name: row.pk for name, row in _named(getattr(record.obj, relation).all())}
    rows = _new_rows(record, relation, parent)
    for name, row in _named(rows):
        row.pk = old.pop(name, None)
    if old:
        CHILDREN[relation].objects.filter(pk__in=old.values()).delete()
    return rows


def _named(rows: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Rows with what tells them apart: the key of a fact, otherwise the place in the list."""
    return [(row.key if isinstance(row, Fact) else place, row) for place, row in enumerate(rows)]


def _write_over(objects: Sequence[Any], fields: Sequence[str]) -> None:
    if objects:
        type(objects[0]).objects.bulk_create(
            objects, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=fields
        )


def _all_fields(model: Any) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if not field.primary_key]


def _own_fields(model: Any) -> list[str]:
    """Fields that an import may change: not who locked the record, nor which revisions it has."""
    return [name for name in _all_fields(model) if name not in KEPT]


def _publish_revisions(model: Any, records: Sequence[Record], now: Any, actions: Sequence[str]) -> None:
    """One revision of each record, live and latest, with its entries in the history.

    The same state as a publication of each would leave, in a fixed number of queries per 500 records. No signal is
    sent: the import makes one snapshot at its end.
    """
    content_type = ContentType.objects.get_for_model(model)
    revisions = [_revision(content_type, record.obj, now) for record in records]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    ModelLogEntry.objects.bulk_create(
        (_log_entry(content_type, revision, action) for revision in revisions for action in actions), batch_size=BATCH
    )
    _point_at_revisions(model, content_type, [record.obj.pk for record in records])


def _revision(content_type: ContentType, obj: Any, now: Any) -> Revision:
    return Revision(
        content_type=content_type,
        base_content_type=content_type,
        object_id=str(obj.pk),
        created_at=now,
        object_str=str(obj),
        content=obj.serializable_data(),
    )


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
