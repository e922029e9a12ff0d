"""A tool and what is known about it: facts, prices, references and weaknesses, each with its source."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from tools_catalog.methodology import current_edition
from tools_catalog.methodology.text import Text
from tools_catalog.models.checked import CheckedMixin
from tools_catalog.models.fields import AnyValueField, TextListField
from tools_catalog.models.impartial import ImpartialMixin
from tools_catalog.models.seen_twice import SeenTwiceMixin
from tools_catalog.models.versioned import VersionedMixin
from tools_catalog.querysets import ToolQuerySet
from tools_catalog.rubric import current_rubric
from tools_catalog.rules import Fault, tool_faults
from tools_catalog.rules.lengths import LONGEST_KEY, LONGEST_NAME, LONGEST_URL, LONGEST_VENDOR
from tools_catalog.to_plain import plain_tool


class Tool(
    ImpartialMixin,
    VersionedMixin,
    CheckedMixin,
    SeenTwiceMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    ClusterableModel,
):
    """A tool for participation, without language: pages per language hold the words and point here."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("running and developed")
        MAINTENANCE = "maintenance", _("maintained only")
        SINGLE_CITY = "single_city", _("serves one city")
        DISCONTINUED = "discontinued", _("ended")
        UNKNOWN = "unknown", _("not verified")

    class Kind(models.TextChoices):
        OPEN_SOURCE = "open_source", _("open-source software")
        OPEN_CORE = "open_core", _("partly open-source software")
        PROPRIETARY = "proprietary", _("commercial service")
        OWN_PORTAL = "own_portal", _("a city's own portal")
        PUBLIC_SERVICE = "public_service", _("public service")

    key = models.SlugField(_("key"), max_length=LONGEST_KEY, unique=True, help_text=_("Never changes once published."))
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    former_names = TextListField(_("former names"), help_text=_("One a line."))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.UNKNOWN)
    status_note_cs = models.TextField(_("note on the status, Czech"), blank=True)
    status_note_en = models.TextField(_("note on the status, English"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    homepage = models.URLField(_("web"), max_length=LONGEST_URL, blank=True)
    repositories = TextListField(_("source code"), help_text=_("One address a line."))
    vendor = models.CharField(_("supplier"), max_length=LONGEST_VENDOR)
    country = models.CharField(_("supplier's country"), max_length=2, blank=True, help_text=_("Two letters, e.g. CZ."))
    year_started = models.PositiveSmallIntegerField(_("running since"), null=True, blank=True)
    summary_cs = models.TextField(_("summary, Czech"))
    summary_en = models.TextField(_("summary, English"))

    objects = ToolQuerySet.as_manager()

    class Meta:
        app_label = "tools_catalog"
        ordering = [Lower("name")]
        verbose_name = _("tool")
        verbose_name_plural = _("tools")
        permissions = [("review_tool", "Can assess tools on the review sheet")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["active", "maintenance", "single_city", "discontinued", "unknown"]),
                name="tool_status_known",
            ),
            models.CheckConstraint(
                condition=Q(first_published_at=None)
                | Q(last_published_at=None)
                | Q(first_published_at__lte=F("last_published_at")),
                name="tool_published_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.key  # a draft may wait for its name

    def tool_concerned(self) -> Tool:
        """The tool as it is stored."""
        return Tool.objects.filter(pk=self.pk).first() or self

    def publication_faults(self) -> list[Fault]:
        """Faults of the tool and of all rows below it."""
        return list(tool_faults(plain_tool(self), current_rubric(), timezone.localdate()))

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The preview in the admin shows what the catalogue knows, as a plain table."""
        return "tools_catalog/tool_preview.html"


class Fact(models.Model):
    """One typed fact: value, whether a list is complete, sources, the day they were seen, and a note.

    Types and vocabularies are the edition's (facts.yaml). The value of `price_points` stands in `PricePoint` rows.
    """

    tool = ParentalKey(Tool, on_delete=models.CASCADE, related_name="facts")
    key = models.CharField(_("fact"), max_length=60)
    value = AnyValueField(_("value"), null=True, blank=True)
    complete = models.BooleanField(_("the list is complete"), null=True, blank=True)
    grade = models.CharField(_("grade of evidence"), max_length=1, blank=True)
    sources = TextListField(_("sources"), help_text=_("One address a line."))
    seen_on = models.DateField(_("seen on"))
    note_cs = models.TextField(_("note, Czech"), blank=True)
    note_en = models.TextField(_("note, English"), blank=True)
    url = models.URLField(_("link for readers"), max_length=LONGEST_URL, blank=True)

    class Meta:
        app_label = "tools_catalog"
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.UniqueConstraint(
                fields=["tool", "key"],
                name="fact_once_per_tool",
                violation_error_message=_("The tool already has this fact."),
            ),
        ]

    def __str__(self) -> str:
        known = current_edition().facts.get(self.key)
        return str(known.label) if known else self.key


class PricePoint(Orderable):
    """One price as somebody published it. Amounts in CZK only where the original is in CZK."""

    tool = ParentalKey(Tool, on_delete=models.CASCADE, related_name="prices")
    size_band = models.CharField(_("size of the municipality"), max_length=40, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    per = models.CharField(_("per"), max_length=20)
    what_cs = models.TextField(_("what it covers, Czech"))
    what_en = models.TextField(_("what it covers, English"))
    date = models.CharField(_("valid since"), max_length=10, blank=True, help_text=_("Year, month or day."))
    vat = models.CharField(_("VAT"), max_length=12, default="not_stated")
    source = models.URLField(_("source"), max_length=LONGEST_URL)
    seen_on = models.DateField(_("seen on"))
    basis = models.CharField(_("taken from"), max_length=10, blank=True)
    first_year_czk = models.JSONField(_("first year in CZK"), null=True, blank=True)
    setup_czk = models.JSONField(_("set-up in CZK"), null=True, blank=True)
    year_czk = models.JSONField(_("a year in CZK"), null=True, blank=True)

    class Meta(Orderable.Meta):
        app_label = "tools_catalog"
        verbose_name = _("price")
        verbose_name_plural = _("prices")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="price_not_negative"),
            models.CheckConstraint(
                condition=~Q(currency="") | Q(amount=0),
                name="price_has_currency",
                violation_error_message=_("An amount needs its currency."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


class Reference(Orderable):
    """A municipality or institution that uses the tool. `aggregate`: a sum of several places, without a size."""

    tool = ParentalKey(Tool, on_delete=models.CASCADE, related_name="references")
    place = models.CharField(_("place"), max_length=LONGEST_NAME)
    place_cs = models.CharField(_("place in Czech, if it differs"), max_length=LONGEST_NAME, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    size_band = models.CharField(_("size of the municipality"), max_length=40, blank=True)
    size_band_basis = models.CharField(_("the size rests on"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=10)
    cycles = models.PositiveSmallIntegerField(_("rounds"), null=True, blank=True)
    years = models.PositiveSmallIntegerField(_("years"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("seen in the year"), null=True, blank=True)
    what_cs = models.TextField(_("what for, Czech"))
    what_en = models.TextField(_("what for, English"))
    source = models.URLField(_("source"), max_length=LONGEST_URL)
    aggregate = models.BooleanField(_("sum of several places"), default=False)

    class Meta(Orderable.Meta):
        app_label = "tools_catalog"
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["live", "pilot"]), name="reference_kind_known"),
            models.CheckConstraint(
                condition=Q(size_band="", size_band_basis="") | (~Q(size_band="") & ~Q(size_band_basis="")),
                name="reference_size_has_basis",
                violation_error_message=_("The size and what it rests on must come together."),
            ),
            models.CheckConstraint(
                condition=Q(aggregate=False) | Q(size_band=""),
                name="reference_sum_has_no_size",
                violation_error_message=_("A sum of several places has no size."),
            ),
        ]

    def __str__(self) -> str:
        return self.place


class Weakness(Orderable):
    """A known weakness, with its source."""

    tool = ParentalKey(Tool, on_delete=models.CASCADE, related_name="weaknesses")
    text_cs = models.TextField(_("text, Czech"))
    text_en = models.TextField(_("text, English"))
    source = models.URLField(_("source"), max_length=LONGEST_URL)
    more_sources = TextListField(_("more sources"), help_text=_("One address a line."))

    class Meta(Orderable.Meta):
        app_label = "tools_catalog"
        verbose_name = _("weakness")
        verbose_name_plural = _("weaknesses")

    def __str__(self) -> str:
        return str(Text({"cs": self.text_cs, "en": self.text_en}))
