"""Batches of the review desk: the changed cells of one tool on their way from a reviewer to readers, and who did what.

What a cell says stands in the draft of its `Assessment`; the version of the batch's cell names which draft is meant.
Names of people are kept as text beside their accounts, so that a batch stays readable when an account goes.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tools_catalog.models.assessments import Assessment
from tools_catalog.models.snapshots import Snapshot
from tools_catalog.models.tools import Tool

LONGEST_NAME = 120


def account(related_name: str) -> Any:
    """An account that may go one day; its name stays."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name=related_name
    )


class ReviewBatch(models.Model):
    """Changed assessments of one tool that are sent in, checked and published together, for one reason.

    `effects` is written at the publication: what moved for the example towns, in the form of `review.consequences`.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("in progress")
        SUBMITTED = "submitted", _("waits for a second reviewer")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("waits for publication")
        PUBLISHED = "published", _("published")

    WITH_AUTHOR = (State.DRAFT, State.RETURNED)
    SENT_IN = (State.SUBMITTED, State.APPROVED)
    OPEN = (*WITH_AUTHOR, *SENT_IN)

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="batches", verbose_name=_("tool"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    reason_cs = models.CharField(_("reason of the change, Czech"), max_length=300, blank=True)
    reason_en = models.CharField(_("reason of the change, English"), max_length=300, blank=True)
    author = account("authored_batches")
    author_name = models.CharField(_("reviewer"), max_length=LONGEST_NAME)
    second_reviewer = account("checked_batches")
    second_reviewer_name = models.CharField(_("second reviewer"), max_length=LONGEST_NAME, blank=True)
    effects = models.JSONField(null=True, blank=True)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "tools_catalog"
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("batch of changes")
        verbose_name_plural = _("batches of changes")
        default_permissions = ()
        permissions = [("publish_batch", "Can publish batches of assessments")]
        constraints = [
            models.UniqueConstraint(
                fields=["tool", "author"],
                condition=Q(state__in=["draft", "returned"]),
                name="one_batch_at_work_per_reviewer_and_tool",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tool}, {self.author_name} ({self.pk})"

    @property
    def is_open(self) -> bool:
        """Whether readers do not see it yet."""
        return self.state in self.OPEN


class BatchCell(models.Model):
    """One changed assessment. `version` is the one of the draft that is meant; a later one was made by somebody else.

    `before` and `after` are written at the publication, in the plain form of the data files: until then both are read
    from the assessment.
    """

    batch = models.ForeignKey(ReviewBatch, on_delete=models.CASCADE, related_name="cells")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="batch_cells")
    version = models.PositiveIntegerField()
    confirmed_by = account("confirmed_cells")
    confirmed_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        app_label = "tools_catalog"
        default_permissions = ()
        verbose_name = _("changed assessment")
        verbose_name_plural = _("changed assessments")
        constraints = [models.UniqueConstraint(fields=["batch", "assessment"], name="assessment_once_per_batch")]

    def __str__(self) -> str:
        return f"{self.assessment} ({self.version})"


class CellRemark(models.Model):
    """What somebody who checks a batch says to its author about one cell. Each person has a remark of their own.

    It goes along when another reviewer takes the cell into their batch.
    """

    cell = models.ForeignKey(BatchCell, on_delete=models.CASCADE, related_name="remarks")
    by = account("cell_remarks")
    by_name = models.CharField(max_length=LONGEST_NAME)
    text = models.TextField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "tools_catalog"
        ordering = ["pk"]
        default_permissions = ()
        verbose_name = _("remark on a changed assessment")
        verbose_name_plural = _("remarks on changed assessments")
        constraints = [models.UniqueConstraint(fields=["cell", "by"], name="one_remark_per_person_and_cell")]

    def __str__(self) -> str:
        return f"{self.by_name}: {self.text}"


class BatchEvent(models.Model):
    """What somebody did with a batch, and when. Only ever added to."""

    class What(models.TextChoices):
        BEGUN = "begun", _("begun")
        SUBMITTED = "submitted", _("sent in")
        TAKEN_OVER = "taken_over", _("criterion taken over")
        DROPPED = "dropped", _("change dropped")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")

    batch = models.ForeignKey(ReviewBatch, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=20, choices=What)
    by = account("+")
    by_name = models.CharField(max_length=LONGEST_NAME)
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "tools_catalog"
        ordering = ["pk"]
        default_permissions = ()
        verbose_name = _("event of a batch")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name}: {self.get_what_display()}"
