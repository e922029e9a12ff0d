"""A declared conflict of interest: somebody of the desk has something to do with a tool or its supplier."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tools_catalog.conflicts import same_name
from tools_catalog.methodology.text import Text
from tools_catalog.models.tools import Tool

ONE_OF = _("Name either a tool, or a supplier with all its tools.")


class ConflictOfInterest(models.Model):
    """Public. Whoever has declared a current one does not assess that tool (`tools_catalog.conflicts`).

    An entry is ended, not deleted: readers see past conflicts too. `public_name` stays when the account is gone.
    """

    class Kind(models.TextChoices):
        WORK = "work", _("works for the supplier, or did")
        CONTRACT = "contract", _("a contract with the supplier")
        OWNERSHIP = "ownership", _("owns a part of the supplier")
        AUTHORSHIP = "authorship", _("helped to make the tool")
        CLIENT = "client", _("advises a municipality that uses the tool")
        CLOSE = "close", _("somebody close has such a tie")
        OTHER = "other", _("another tie")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="declared_conflicts",
        verbose_name=_("account"),
        help_text=_("The account that may not assess the tool while the conflict lasts."),
    )
    public_name = models.CharField(_("name that readers see"), max_length=120)
    tool = models.ForeignKey(
        Tool, on_delete=models.PROTECT, null=True, blank=True, related_name="conflicts", verbose_name=_("tool")
    )
    vendor = models.CharField(
        _("supplier"), max_length=200, blank=True, help_text=_("As it is written at its tools; it means all of them.")
    )
    kind = models.CharField(_("kind of tie"), max_length=20, choices=Kind)
    note_cs = models.CharField(_("in more detail, Czech"), max_length=300, blank=True)
    note_en = models.CharField(_("in more detail, English"), max_length=300, blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty while it lasts."))
    declared_on = models.DateField(_("declared on"), default=timezone.localdate)

    class Meta:
        app_label = "tools_catalog"
        ordering = ["-since", "public_name", "pk"]
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        default_permissions = ()
        permissions = [("keep_conflicts", "Can keep the register of conflicts of interest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(tool__isnull=False, vendor="") | (Q(tool=None) & ~Q(vendor="")),
                name="conflict_tool_or_vendor",
                violation_error_message=ONE_OF,
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="conflict_ends_after_it_began",
                violation_error_message=_("It cannot end before it began."),
            ),
            models.CheckConstraint(
                condition=Q(note_cs="", note_en="") | (~Q(note_cs="") & ~Q(note_en="")),
                name="conflict_note_in_both_languages",
                violation_error_message=_("The text is needed in Czech and in English."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_name} – {self.tool or self.vendor}"

    def clean(self) -> None:
        """A new entry names the account that it binds."""
        super().clean()
        if self._state.adding and self.person_id is None:
            raise ValidationError({"person": _("Choose the account that it concerns.")})
        vendors = Tool.objects.values_list("vendor", flat=True).distinct()
        if self.vendor and self.until is None and not any(same_name(self.vendor, vendor) for vendor in vendors):
            raise ValidationError({"vendor": _("No tool has this supplier. Write the name as it stands at the tool.")})

    @property
    def note(self) -> Text:
        """The details in the active language; empty where there are none."""
        return Text({"cs": self.note_cs, "en": self.note_en})
