"""Pages of good practices, one per language: they hold words and point at the practice, which has no language."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from hub.models.practices import Practice
from site_core.pages import BasePage

RICH_TEXT = ["h3", "bold", "ol", "ul", "link"]


class PracticeIndexPage(BasePage):
    """All good practices, with filters."""

    parent_page_types = ["site_core.HomePage"]
    subpage_types = ["hub.PracticePage"]
    max_count_per_parent = 1
    page_description = _("All good practices with filters. The pages below it are the practices.")

    class Meta:
        verbose_name = _("list of good practices")
        verbose_name_plural = _("lists of good practices")


class PracticePage(BasePage):
    """One good practice: what there is to read about it."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="pages", verbose_name=_("good practice"))
    means = models.TextField(_("how it was done"), blank=True, max_length=600)
    text = RichTextField(_("what happened"), features=RICH_TEXT)
    lesson = models.TextField(
        _("what to take from it"), blank=True, max_length=600, help_text=_("Only what the sources say.")
    )

    content_panels = [
        FieldPanel("practice"),
        *BasePage.content_panels,
        FieldPanel("text"),
        FieldPanel("means"),
        FieldPanel("lesson"),
    ]
    override_translatable_fields = [SynchronizedField("practice", overridable=False)]
    parent_page_types = ["hub.PracticeIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One good practice in one language. Its numbers and sources are edited at the practice.")

    class Meta:
        verbose_name = _("page of a good practice")
        verbose_name_plural = _("pages of good practices")

    def clean(self) -> None:
        """A practice has one page in each language."""
        super().clean()
        if self.practice_id and self._others().exists():
            raise ValidationError({"practice": _("This practice already has a page in this language.")})

    def _others(self) -> models.QuerySet[PracticePage]:
        same = PracticePage.objects.filter(practice_id=self.practice_id, locale_id=self.locale_id)
        return same.exclude(pk=self.pk) if self.pk else same
