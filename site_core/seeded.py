"""The memory of the seed: what each import last wrote, field by field (the merge itself is `site_core.seeding`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models

from site_core.seeding import ABSENT, CONFLICT, SAME, WRITE, Merge, equal, merge

type Current = Callable[[str], Any]
type Write = Callable[[str, Any], None]


class SeededValue(models.Model):
    """The value that a seed last wrote into one field of one record."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    field = models.CharField(max_length=100)
    value = models.JSONField(null=True)

    class Meta:
        app_label = "site_core"
        constraints = [models.UniqueConstraint(fields=["kind", "key", "field"], name="seeded_value_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.field}"


class SeedMemory:
    """All remembered values of one kind: read by one query, written back by `save()` in bulk.

    The caller opens the transaction. Example: `memory.merge("decidim", "name", current="Decidim", incoming="Decid")`.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._values: dict[str, dict[str, Any]] = {}
        self._changed: set[tuple[str, str]] = set()
        for key, field, value in SeededValue.objects.filter(kind=kind).values_list("key", "field", "value"):
            self._values.setdefault(key, {})[field] = value

    def last(self, key: str, field: str) -> Any:
        """What was last written there, or `ABSENT`."""
        return self._values.get(key, {}).get(field, ABSENT)

    def keys(self) -> set[str]:
        """Keys of all records that the seed has ever written."""
        return set(self._values)

    def fields(self, key: str) -> set[str]:
        """Fields of one record that the seed has ever written."""
        return set(self._values.get(key, {}))

    def record(self, key: str) -> dict[str, Any]:
        """All that the seed has ever written into one record, by field."""
        return dict(self._values.get(key, {}))

    def merge(self, key: str, field: str, current: Any, incoming: Any) -> Merge:
        """`site_core.seeding.merge` with the remembered value."""
        return merge(self.last(key, field), current, incoming)

    def bring(self, key: str, values: Mapping[str, Any], current: Current, write: Write) -> list[str]:
        """Writes the fields of one record that changed in the file and that no person touched, and remembers them.

        `current` gives what stands in a field now, `ABSENT` where there is no record or nobody has ever filled it in.
        Returns the fields that both the file and a person changed, differently; they are left alone.
        """
        conflicts = []
        for field, value in values.items():
            decision = self.merge(key, field, current(field), value)
            if decision is CONFLICT:
                conflicts.append(field)
            if decision is WRITE:
                write(field, value)
            if decision in (WRITE, SAME):
                self.remember(key, field, value)
        return conflicts

    def remember(self, key: str, field: str, value: Any) -> None:
        """Note that the seed wrote `value`, or found it there."""
        last = self.last(key, field)
        if last is ABSENT or not equal(last, value):
            self._values.setdefault(key, {})[field] = value
            self._changed.add((key, field))

    def save(self) -> None:
        """Write what changed to the database."""
        rows = [
            SeededValue(kind=self.kind, key=key, field=field, value=self._values[key][field])
            for key, field in sorted(self._changed)
        ]
        SeededValue.objects.bulk_create(
            rows, batch_size=200, update_conflicts=True, unique_fields=["kind", "key", "field"], update_fields=["value"]
        )
        self._changed.clear()
