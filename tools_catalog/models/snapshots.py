"""Published states of the catalogue: what results and pages are computed from, unchangeable."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tools_catalog.models.tools import Tool


class Unchangeable(TypeError):
    """A published state of the catalogue was about to be changed."""


class UnchangeableQuerySet(models.QuerySet):
    """Rows that are written once."""

    def update(self, **kwargs: Any) -> int:
        raise Unchangeable(f"{self.model.__name__} is written once")


class UnchangeableModel(models.Model):
    """A row that is written once and named by the hash of its content."""

    id = models.CharField(max_length=64, primary_key=True)

    objects = UnchangeableQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.id[:12]

    def save(self, **kwargs: Any) -> None:
        """Insert the row; a row that is already there may not be saved again."""
        if not self._state.adding:
            raise Unchangeable(f"{self._meta.verbose_name} {self.pk} is written once")
        super().save(**{**kwargs, "force_insert": True})


class ToolState(UnchangeableModel):
    """One tool with all its published facts and assessments, as canonical JSON.

    Snapshots share it: publishing one assessment adds one state, not a copy of the catalogue. It also keeps the tool
    from being deleted.
    """

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="states")
    body = models.TextField()

    class Meta:
        app_label = "tools_catalog"
        verbose_name = _("state of a tool")


class Snapshot(UnchangeableModel):
    """The whole published catalogue. Its id is the SHA-256 of the canonical JSON of `{edition, tools}`."""

    edition = models.CharField(max_length=20)
    created_at = models.DateTimeField(auto_now_add=True)
    states = models.ManyToManyField(ToolState, through="SnapshotTool", related_name="snapshots")

    class Meta:
        app_label = "tools_catalog"
        verbose_name = _("snapshot of the catalogue")
        verbose_name_plural = _("snapshots of the catalogue")


class SnapshotTool(models.Model):
    """A tool's state in a snapshot."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="+")
    state = models.ForeignKey(ToolState, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "tools_catalog"
        constraints = [models.UniqueConstraint(fields=["snapshot", "state"], name="state_once_per_snapshot")]

    def __str__(self) -> str:
        return f"{self.snapshot_id}: {self.state_id}"


class Publication(models.Model):
    """When a snapshot became the current one. The latest row names the current snapshot, and keeps it."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="publications")
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "tools_catalog"
        get_latest_by = "pk"
        verbose_name = _("publication of the catalogue")

    def __str__(self) -> str:
        return f"{self.published_at:%Y-%m-%d %H:%M}: {self.snapshot_id}"
