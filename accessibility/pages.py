"""The accessibility statement in each language. Compliance, kind of check and days are the same in all of them."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from site_core.blocks import BodyField
from site_core.pages import BasePage
from site_core.years import a_year_after

RICH_TEXT = ["bold", "ol", "ul", "link"]


class Status(models.TextChoices):
    """How far the site does what the rules ask."""

    FULL = "full", _("fully compliant")
    PARTIAL = "partial", _("partially compliant")
    NONE = "none", _("not compliant")


class Method(models.TextChoices):
    """Who has checked it."""

    OWN = "own", _("by our own check")
    THIRD_PARTY = "third_party", _("by a check of somebody independent")


def text(label: str, help_text: str = "", *, optional: bool = False) -> RichTextField:
    """A part of the statement in words."""
    return RichTextField(label, features=RICH_TEXT, blank=optional, help_text=help_text)


class StatementPage(BasePage):
    """The statement. Without a status (a page that was made of another type) it says only what stands in words."""

    scope = text(_("what the statement is about"), _("Which site, and what we want of it."))
    status = models.CharField(_("compliance"), max_length=10, choices=Status)
    rules = models.CharField(_("rules"), max_length=200, help_text=_("For example: WCAG 2.2, level AA."))
    not_compliant = text(
        _("what does not comply with the rules"), _("What it is, why, and what to use instead."), optional=True
    )
    burden = text(_("what would be a disproportionate burden"), _("With the reason."), optional=True)
    out_of_scope = text(_("what the rules do not apply to"), optional=True)
    method = models.CharField(_("how it was checked"), max_length=15, choices=Method)
    check_in_words = text(_("the check in words"), _("What was tried, with what and when."), optional=True)
    prepared_on = models.DateField(_("statement written on"), null=True)
    reviewed_on = models.DateField(
        _("last reviewed on"),
        null=True,
        help_text=_("The first page of the administration reminds you when this is more than a year ago."),
    )
    feedback = text(_("how to report a barrier"), _("Where to write, and when you answer."))
    enforcement = text(_("where to turn next"), _("The authority, and what it can do."))
    body = BodyField(verbose_name=_("what else there is to say"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("scope"), FieldRowPanel([FieldPanel("status"), FieldPanel("rules")])], heading=_("Compliance")
        ),
        MultiFieldPanel(
            [FieldPanel("not_compliant"), FieldPanel("burden"), FieldPanel("out_of_scope")],
            heading=_("What is not accessible"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("method"),
                FieldPanel("check_in_words"),
                FieldRowPanel([FieldPanel("prepared_on"), FieldPanel("reviewed_on")]),
            ],
            heading=_("How the statement was made"),
        ),
        MultiFieldPanel([FieldPanel("feedback"), FieldPanel("enforcement")], heading=_("Where readers can turn")),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("status", "method", "prepared_on", "reviewed_on")
    ]
    parent_page_types = ["site_core.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("How accessible the site is, in the parts that the European model asks for.")

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def is_due(self, today: datetime.date) -> bool:
        """Whether the last review is more than a year ago, or nobody has said when it was."""
        return self.reviewed_on is None or a_year_after(self.reviewed_on) < today
