"""An assessment: how a tool meets one criterion, with the evidence. One versioned record per tool and criterion."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, Orderable, RevisionMixin, WorkflowMixin

from tools_catalog.methodology import current_edition
from tools_catalog.methodology.text import Text
from tools_catalog.models.batched import BatchedMixin
from tools_catalog.models.checked import CheckedMixin
from tools_catalog.models.impartial import ImpartialMixin
from tools_catalog.models.tools import Tool
from tools_catalog.models.versioned import VersionedMixin
from tools_catalog.querysets import AssessmentQuerySet
from tools_catalog.rubric import current_rubric
from tools_catalog.rules import Fault, cell_faults, publication_faults
from tools_catalog.rules.lengths import LONGEST_NAME, LONGEST_SHOWS, LONGEST_URL
from tools_catalog.to_plain import plain_cell


class Assessment(
    ImpartialMixin,
    VersionedMixin,
    CheckedMixin,
    BatchedMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    ClusterableModel,
):
    """Not a child of the tool's revision: each has its own draft, review, publication and history."""

    class State(models.TextChoices):
        SCORED = "scored", _("scored")
        UNKNOWN = "unknown", _("unknown")
        NOT_APPLICABLE = "not_applicable", _("does not apply")

    class Grade(models.TextChoices):
        A = "A", _("A – examined")
        B = "B", _("B – documented")
        C = "C", _("C – supplier says so")
        D = "D", _("D – sources disagree")
        U = "U", _("U – not found")

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="assessments", verbose_name=_("tool"))
    criterion = models.CharField(_("criterion"), max_length=60)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.UNKNOWN)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True, help_text=_("0 to 4."))
    floor = models.BooleanField(_("at least this level"), default=False)
    grade = models.CharField(_("grade of evidence"), max_length=1, choices=Grade, default=Grade.U)
    claim_low = models.PositiveSmallIntegerField(_("lowest claim"), null=True, blank=True)
    claim_high = models.PositiveSmallIntegerField(_("highest claim"), null=True, blank=True)
    note_cs = models.TextField(_("note, Czech"), blank=True)
    note_en = models.TextField(_("note, English"), blank=True)
    reviewer = models.CharField(_("reviewer"), max_length=LONGEST_NAME, blank=True)
    second_reviewer = models.CharField(_("second reviewer"), max_length=LONGEST_NAME, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    change_reason_cs = models.CharField(_("why it changes, Czech"), max_length=LONGEST_SHOWS, blank=True)
    change_reason_en = models.CharField(_("why it changes, English"), max_length=LONGEST_SHOWS, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        app_label = "tools_catalog"
        ordering = [Lower("tool__name"), "criterion"]
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["tool", "criterion"],
                name="assessment_once_per_cell",
                violation_error_message=_("This tool is already assessed by this criterion."),
            ),
            models.CheckConstraint(
                condition=Q(state="scored", level__isnull=False, level__range=(0, 4))
                | Q(state__in=["unknown", "not_applicable"], level=None),
                name="assessment_level_only_if_scored",
                violation_error_message=_("A level from 0 to 4 goes with “scored”, and only with it."),
            ),
            models.CheckConstraint(
                condition=Q(state="unknown", grade="U")
                | Q(state="not_applicable", grade__in=["A", "B", "C"])
                | Q(state="scored", grade__in=["A", "B", "C", "D"]),
                name="assessment_grade_fits_state",
                violation_error_message=_("What is unknown has grade U, everything else another grade."),
            ),
            models.CheckConstraint(
                condition=Q(floor=False) | (Q(state="scored", level__lt=4) & ~Q(grade="D")),
                name="assessment_floor_below_4",
                violation_error_message=_("“At least” goes only with a level below 4 and not with grade D."),
            ),
            models.CheckConstraint(
                condition=(~Q(grade="D") & Q(claim_low=None, claim_high=None))
                | Q(
                    grade="D",
                    claim_low__isnull=False,
                    claim_high__isnull=False,
                    claim_high__lte=4,
                    claim_low__lt=F("claim_high"),
                ),
                name="assessment_claims_with_d",
                violation_error_message=_("Two different claims from 0 to 4 go with grade D, and only with it."),
            ),
            models.CheckConstraint(
                condition=Q(first_published_at=None)
                | Q(last_published_at=None)
                | Q(first_published_at__lte=F("last_published_at")),
                name="assessment_published_in_order",
            ),
        ]

    def __str__(self) -> str:
        known = current_edition().criteria.get(self.criterion)
        return f"{self.tool}: {known.name if known else self.criterion}"

    def tool_concerned(self) -> Tool:
        """The tool that is assessed."""
        return self.tool

    def publication_faults(self) -> list[Fault]:
        """Faults of the values and the evidence, and what a publication by people needs besides."""
        cell, rubric = plain_cell(self), current_rubric()
        return [
            *cell_faults(self.criterion, cell, rubric, timezone.localdate()),
            *publication_faults(self.criterion, cell, rubric),
        ]


class Evidence(Orderable):
    """A place where anybody can check the level: what it shows and when we saw it."""

    assessment = ParentalKey(Assessment, on_delete=models.CASCADE, related_name="evidence")
    url = models.URLField(_("address"), max_length=LONGEST_URL)
    kind = models.CharField(_("kind"), max_length=20)
    seen_on = models.DateField(_("seen on"))
    shows_cs = models.CharField(_("what it shows, Czech"), max_length=LONGEST_SHOWS, blank=True)
    shows_en = models.CharField(_("what it shows, English"), max_length=LONGEST_SHOWS)

    class Meta(Orderable.Meta):
        app_label = "tools_catalog"
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return str(Text({"cs": self.shows_cs or self.shows_en, "en": self.shows_en}))
