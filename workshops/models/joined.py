"""What a workshop is joined with: its sessions, people, organisations, tools and practices. By string, for no feature
app imports another.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from workshops.models.workshops import Workshop
from workshops.words import Part


class WorkshopSession(Orderable):
    """One stretch of it: two instants. Without an end it lasts to the end of its day."""

    workshop = ParentalKey(Workshop, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("begins"), help_text=_("By the clocks in Prague, wherever it takes place."))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, help_text=_("Empty: nobody said when."))
    panels = [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])]

    class Meta(Orderable.Meta):
        ordering = ["starts_at"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return self.starts_at.isoformat()

    def clean(self) -> None:
        """It ends after it begins."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it begins.")})


class WorkshopSpeaker(Orderable):
    """Somebody who speaks there. Shown with a consent in force only."""

    workshop = ParentalKey(Workshop, on_delete=models.CASCADE, related_name="speaker_rows")
    person = models.ForeignKey("hub.Person", models.PROTECT, related_name="+", verbose_name=_("person"))
    panels = [FieldPanel("person")]

    def __str__(self) -> str:
        return str(self.person)


class WorkshopOrganisation(Orderable):
    """An organisation that holds it, helps, or is a guest."""

    workshop = ParentalKey(Workshop, on_delete=models.CASCADE, related_name="organisation_rows")
    organisation = models.ForeignKey(
        "hub.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.ORGANISER)
    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("part")])]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.part})"


class WorkshopTool(Orderable):
    """A tool that it is about."""

    workshop = ParentalKey(Workshop, on_delete=models.CASCADE, related_name="tool_rows")
    tool = models.ForeignKey("tools_catalog.Tool", models.CASCADE, related_name="+", verbose_name=_("tool"))
    panels = [FieldPanel("tool")]

    def __str__(self) -> str:
        return str(self.tool)


class WorkshopPractice(Orderable):
    """A good practice that it is about."""

    workshop = ParentalKey(Workshop, on_delete=models.CASCADE, related_name="practice_rows")
    practice = models.ForeignKey("hub.Practice", models.CASCADE, related_name="+", verbose_name=_("good practice"))
    panels = [FieldPanel("practice")]

    def __str__(self) -> str:
        return str(self.practice)
