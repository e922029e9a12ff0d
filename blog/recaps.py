"""What was said at a workshop or a webinar: a page type of its own among the articles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField, TranslatableField

from blog.article_form import ArticleForm
from blog.kinds import Kind
from blog.pages import COVER_PANELS, ArticlePage
from site_core.blocks.materials import MaterialsField
from site_core.list_field import lines_of
from site_core.pages import BasePage

OWN_ROWS = ("speaker_rows", "partner_rows", "guest_rows")


class StarterForm(ArticleForm):
    """A new recap begins with the usual sections, in the language of the page."""

    def __init__(self, *args: Any, instance: RecapPage | None = None, **kwargs: Any) -> None:
        if instance is not None and instance.pk is None and not instance.body:
            parent = kwargs.get("parent_page")
            with translation.override(parent.locale.language_code if parent else translation.get_language()):
                instance.body = starter()
        super().__init__(*args, instance=instance, **kwargs)


def starter() -> list[tuple[str, Any]]:
    """The sections that a recap usually has: headings with an empty text below each."""
    headings = (gettext("What it was about"), gettext("What the guests told"), gettext("What was discussed"))
    return [block for heading in headings for block in (("heading", heading), ("text", ""))]


class RecapPage(ArticlePage):
    """A recap: day, guests, cases and tools that were discussed, findings, open questions, recording and photos."""

    workshop = models.ForeignKey(
        "workshops.Workshop",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="recaps",
        verbose_name=_("workshop"),
        help_text=_("Whose recap it is: its page and this one then lead to each other."),
    )
    held_on = models.DateField(_("held on"), null=True, blank=True, help_text=_("The day of the workshop or webinar."))
    came = models.PositiveIntegerField(
        _("how many came"), null=True, blank=True, help_text=_("Empty: nobody counted. Then readers see nothing of it.")
    )
    findings = models.TextField(
        _("main findings"), max_length=3000, help_text=_("Three to seven, each on a line of its own.")
    )
    questions = models.TextField(
        _("open questions"), blank=True, max_length=3000, help_text=_("Each on a line of its own.")
    )
    next_up = models.TextField(
        _("what comes next"),
        blank=True,
        max_length=1000,
        help_text=_("An invitation to ask follows by itself."),
    )
    materials = MaterialsField(verbose_name=_("recording, slides and photos"), blank=True)

    content_panels = [
        FieldRowPanel([FieldPanel("held_on"), FieldPanel("published_on"), FieldPanel("updated_on")]),
        FieldRowPanel([FieldPanel("workshop"), FieldPanel("came")]),
        *BasePage.content_panels,
        *COVER_PANELS,
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("findings"),
        FieldPanel("body"),
        FieldPanel("materials"),
        FieldPanel("questions"),
        FieldPanel("next_up"),
        MultiFieldPanel(
            [
                InlinePanel("speaker_rows", label=_("Person"), heading=_("Speakers")),
                InlinePanel("partner_rows", label=_("Organisation"), heading=_("Partners")),
                InlinePanel("guest_rows", label=_("Organisation"), heading=_("Guests")),
                InlinePanel("practice_rows", label=_("Good practice"), heading=_("Cases that were discussed")),
                InlinePanel("tool_rows", label=_("Tool"), heading=_("Tools that were mentioned")),
            ],
            heading=_("Who and what"),
        ),
        InlinePanel("author_rows", label=_("Author"), heading=_("Authors")),
        InlinePanel("pin_rows", label=_("Article"), heading=_("Read on"), max_num=3),
    ]
    override_translatable_fields = [
        *ArticlePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("workshop", "held_on", "came", *OWN_ROWS)),
        *(TranslatableField(name) for name in ("findings", "questions", "next_up", "materials")),
    ]
    base_form_class = StarterForm
    page_description = _("What was said at a workshop or a webinar, with the usual sections to fill in.")

    class Meta:
        verbose_name = _("recap of a webinar")
        verbose_name_plural = _("recaps of webinars")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """A recap is a recap, whatever was sent."""
        self.kind = Kind.RECAP
        super().full_clean(*args, **kwargs)

    @property
    def texts(self) -> list[str]:
        """All that there is to read, findings, questions and words beside photos too."""
        beside = self.materials.stream_block.get_searchable_content(self.materials)
        return [*super().texts, self.findings, self.questions, self.next_up, *map(str, beside)]

    @property
    def finding_lines(self) -> list[str]:
        """The findings one by one."""
        return lines_of(self.findings)

    @property
    def question_lines(self) -> list[str]:
        """The open questions one by one."""
        return lines_of(self.questions)


class RecapGuest(Orderable):
    """An organisation that was a guest."""

    page = ParentalKey(RecapPage, on_delete=models.CASCADE, related_name="guest_rows")
    organisation = models.ForeignKey(
        "hub.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    panels = [FieldPanel("organisation")]

    def __str__(self) -> str:
        return str(self.organisation)


class RecapPartner(Orderable):
    """An organisation that helped."""

    page = ParentalKey(RecapPage, on_delete=models.CASCADE, related_name="partner_rows")
    organisation = models.ForeignKey(
        "hub.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    panels = [FieldPanel("organisation")]

    def __str__(self) -> str:
        return str(self.organisation)


class RecapSpeaker(Orderable):
    """Somebody who spoke there. Shown with a consent in force only."""

    page = ParentalKey(RecapPage, on_delete=models.CASCADE, related_name="speaker_rows")
    person = models.ForeignKey("hub.Person", models.PROTECT, related_name="+", verbose_name=_("person"))
    panels = [FieldPanel("person")]

    def __str__(self) -> str:
        return str(self.person)
