"""Pages of workshops, one per language: they hold words and point at the workshop, which has no language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from site_core.blocks import BodyField
from site_core.blocks.materials import MaterialsField
from site_core.pages import BasePage
from site_core.private_pages import uncached
from workshops.models.workshops import Workshop
from workshops.page_of_workshop import ChosenWorkshopPanel
from workshops.programme import ProgrammeField


class WorkshopIndexPage(BasePage):
    """All workshops: those to come, those that run, those that are over."""

    parent_page_types = ["site_core.HomePage"]
    subpage_types = ["workshops.WorkshopPage"]
    max_count_per_parent = 1
    page_description = _("All workshops with filters. The pages below it are the workshops.")

    class Meta:
        verbose_name = _("list of workshops")
        verbose_name_plural = _("lists of workshops")


class WorkshopPage(BasePage):
    """One workshop: what there is to read about it."""

    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="pages", verbose_name=_("workshop"))
    programme = ProgrammeField(verbose_name=_("programme"), blank=True)
    for_whom = models.TextField(_("whom it is for, in words"), blank=True, max_length=600)
    body = BodyField(verbose_name=_("further content"), blank=True)
    materials = MaterialsField(verbose_name=_("recording, slides and photos"), blank=True)

    content_panels = [
        ChosenWorkshopPanel("workshop"),
        *BasePage.content_panels,
        FieldPanel("programme"),
        FieldPanel("for_whom"),
        FieldPanel("body"),
        FieldPanel("materials"),
    ]
    override_translatable_fields = [SynchronizedField("workshop", overridable=False)]
    parent_page_types = ["workshops.WorkshopIndexPage"]
    subpage_types: list[str] = []
    said_in = ""  # lists tell the language of the words where it is not that of the reader
    page_description = _("One workshop in one language. Its days, seats and links are edited at the workshop.")

    class Meta:
        verbose_name = _("page of a workshop")
        verbose_name_plural = _("pages of workshops")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """The workshop is called as its page in the first language."""
        saved = super().save(*args, **kwargs)
        if self.locale.language_code == settings.LANGUAGE_CODE and self.alias_of_id is None:
            Workshop.objects.filter(pk=self.workshop_id).exclude(name=self.title).update(name=self.title)
        return saved

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Each reader gets a form with a number of its own, and sees the seats as they are."""
        return uncached(super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the form of a registration: that of `form`, or an empty one."""
        return {**super().get_context(request, *args, **kwargs), **kwargs}

    def clean(self) -> None:
        """A workshop has one page in each language."""
        super().clean()
        if self.workshop_id and self._others().exists():
            raise ValidationError({"workshop": _("This workshop already has a page in this language.")})

    @property
    def has_recording(self) -> bool:
        """Whether one can watch it afterwards; looks at no picture or file."""
        return any(block["type"] == "recording" for block in self.materials.raw_data)

    def _others(self) -> models.QuerySet[WorkshopPage]:
        same = WorkshopPage.objects.filter(workshop_id=self.workshop_id, locale_id=self.locale_id)
        return same.exclude(pk=self.pk) if self.pk else same
