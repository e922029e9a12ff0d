"""Pages of the catalogue, one per language: they hold words and point at what has no language.

What a page shows of a tool comes from the current snapshot, by the tags in `templatetags/catalogue.py`.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from site_core.blocks import BodyField
from site_core.pages import BasePage
from tools_catalog.blocks import PointsBlock
from tools_catalog.impartial_words import ImpartialPermissions, WordsForm
from tools_catalog.models import Tool
from tools_catalog.models.impartial import ImpartialMixin

LEFT_EMPTY = _("Left empty, the page puts it together from the evidence and says so.")


class MethodPage(BasePage):
    """How a recommendation comes about: everything below the introduction is written from the current edition."""

    parent_page_types = ["site_core.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _(
        "Rules, scales and constants. They come from the methodology edition and cannot be edited here."
    )

    class Meta:
        verbose_name = _("method page")
        verbose_name_plural = _("method pages")


class InclusionPage(BasePage):
    """By what rule tools come into the catalogue: words of ours, with the numbers of today's catalogue above them."""

    body = BodyField(verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["site_core.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("The rule by which tools are listed. The numbers come from the catalogue.")

    class Meta:
        verbose_name = _("page on what is listed")
        verbose_name_plural = _("pages on what is listed")


class ChangesPage(BasePage):
    """What changed lately about all tools: everything below the introduction is read from what was published."""

    parent_page_types = ["site_core.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _(
        "The latest changes of all tools. They come from what was published and cannot be edited here."
    )

    class Meta:
        verbose_name = _("page of changes")
        verbose_name_plural = _("pages of changes")


class ConflictsPage(BasePage):
    """The public register of conflicts of interest, and below it words of ours about it."""

    body = BodyField(verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["site_core.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("The register of conflicts of interest. Its entries are kept in the catalogue.")

    class Meta:
        verbose_name = _("page on conflicts of interest")
        verbose_name_plural = _("pages on conflicts of interest")


class ToolIndexPage(BasePage):
    """The catalogue: all tools with filters, a search and a choice of order. Pages of tools stand below."""

    parent_page_types = ["site_core.HomePage"]
    subpage_types = ["tools_catalog.ToolPage"]
    max_count_per_parent = 1
    page_description = _("The list of all tools. Pages of single tools stand below it.")

    class Meta:
        verbose_name = _("catalogue page")
        verbose_name_plural = _("catalogue pages")


class ToolPage(ImpartialMixin, BasePage):
    """The words about one tool in one language. Facts, levels and evidence come from the tool itself."""

    tool = models.ForeignKey(
        "tools_catalog.Tool", on_delete=models.PROTECT, related_name="pages", verbose_name=_("tool")
    )

    who_for = StreamField(PointsBlock(), verbose_name=_("whom it suits"), blank=True, help_text=LEFT_EMPTY)
    strengths = StreamField(PointsBlock(), verbose_name=_("strengths"), blank=True, help_text=LEFT_EMPTY)
    limits = StreamField(PointsBlock(), verbose_name=_("limits"), blank=True, help_text=LEFT_EMPTY)

    content_panels = [
        FieldPanel("tool"),
        *BasePage.content_panels,
        FieldPanel("who_for"),
        FieldPanel("strengths"),
        FieldPanel("limits"),
    ]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("tool", overridable=False),
    ]
    base_form_class = WordsForm
    parent_page_types = ["tools_catalog.ToolIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One tool in one language. Its facts and levels are edited at the tool.")

    class Meta:
        verbose_name = _("tool page")
        verbose_name_plural = _("tool pages")

    @property
    def own_words(self) -> str:
        """What people wrote in the three parts, to keep the page by."""
        return "".join(str(part.get_prep_value()) for part in (self.who_for, self.strengths, self.limits) if part)

    def tool_concerned(self) -> Tool:
        """The tool that the words are about."""
        return self.tool

    def permissions_for_user(self, user: Any) -> ImpartialPermissions:
        """What somebody may do with the page."""
        return ImpartialPermissions(user, self)

    def clean(self) -> None:
        """A tool has one page in each language."""
        super().clean()
        if self.tool_id and self._others().exists():
            raise ValidationError({"tool": _("This tool already has a page in this language.")})

    def _others(self) -> models.QuerySet[ToolPage]:
        same = ToolPage.objects.filter(tool_id=self.tool_id, locale_id=self.locale_id)
        return same.exclude(pk=self.pk) if self.pk else same
