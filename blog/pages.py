"""The list of news and its articles, in each language. Kind, days and topics are the same in all of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from blog.article_form import ArticleForm
from blog.contents import FEWEST, Part, parts_of
from blog.cover import MOST
from blog.joined import ArticlePractice
from blog.kinds import Kind, Outcome
from blog.reading_time import reading_minutes
from blog.related import SHOWN
from site_core.blocks import BodyField
from site_core.pages import BasePage
from site_core.topics import Topic

COVER_PANELS = [FieldRowPanel([FieldPanel("cover_count"), FieldPanel("cover_words")])]
ROWS = ("author_rows", "tool_rows", "practice_rows", "pin_rows")


class NewsIndexPage(BasePage):
    """All articles, with filters."""

    parent_page_types = ["site_core.HomePage"]
    subpage_types = ["blog.ArticlePage", "blog.RecapPage"]
    max_count_per_parent = 1
    page_description = _("All articles with filters. The pages below it are the articles.")

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class ArticlePage(BasePage):
    """Something to read, with the day when it was published."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.NEWS)
    published_on = models.DateField(
        _("published on"), default=timezone.localdate, help_text=_("Readers see this day; lists are ordered by it.")
    )
    updated_on = models.DateField(
        _("updated on"),
        null=True,
        blank=True,
        help_text=_("Where what it says has changed; not for a typing error."),
    )
    topics = ParentalManyToManyField(
        Topic, related_name="articles", verbose_name=_("topics"), help_text=_("One to three are best.")
    )
    cover_count = models.PositiveSmallIntegerField(
        _("number in the picture"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST)],
        help_text=_("From 1 to 100. The picture has so many houses, also where the article is shared."),
    )
    cover_words = models.CharField(
        _("what it counts"),
        max_length=80,
        blank=True,
        help_text=_("Follows the number: “municipalities trained”. The article says where the number comes from."),
    )
    outcome = models.CharField(
        _("light that it explains"),
        max_length=10,
        blank=True,
        choices=Outcome,
        help_text=_("Results of the questionnaire with this light lead here. Of several articles the latest one."),
    )
    body = BodyField(verbose_name=_("content"), blank=True)

    content_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on"), FieldPanel("updated_on")]),
        *BasePage.content_panels,
        *COVER_PANELS,
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("body"),
        InlinePanel("author_rows", label=_("Author"), heading=_("Authors")),
        MultiFieldPanel(
            [
                InlinePanel("tool_rows", label=_("Tool")),
                InlinePanel("practice_rows", label=_("Good practice")),
                InlinePanel("pin_rows", label=_("Article"), heading=_("Read on"), max_num=SHOWN),
                FieldPanel("outcome"),
            ],
            heading=_("What it speaks of"),
            help_text=_("Articles below this one are chosen by it. Those that you name yourself come first."),
        ),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("kind", "published_on", "updated_on", "topics", "outcome", "cover_count", *ROWS)
    ]
    base_form_class = ArticleForm
    parent_page_types = ["blog.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A news item, an article, an experience or a guide.")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        """Nothing is updated before it is published; a recap has a page type of its own."""
        super().clean()
        if self.kind == Kind.RECAP and type(self) is ArticlePage:
            raise ValidationError({"kind": _("Add a page of the type “recap of a webinar” instead.")})
        if bool(self.cover_count) != bool(self.cover_words):
            raise ValidationError({"cover_words": _("The number and what it counts go together.")})
        if self.published_on and self.updated_on and self.updated_on < self.published_on:
            raise ValidationError({"updated_on": _("It was updated before it was published.")})

    @cached_property
    def shown_topics(self) -> list[Topic]:
        """The topics, read once."""
        return list(self.topics.all())

    @cached_property
    def shown_authors(self) -> list[Any]:
        """Who wrote it (hub.Person), as far as they agree to be shown; read once."""
        today = timezone.localdate()
        people = dict.fromkeys(row.person for row in self.author_rows.select_related("person"))
        return [person for person in people if person.may_be_shown(today)]

    @cached_property
    def contents(self) -> tuple[Part, ...]:
        """The parts that headings of its body begin."""
        named = ((place, heading_of(block)) for place, block in enumerate(self.body))
        return parts_of((place, title) for place, title in named if title)

    @property
    def is_long(self) -> bool:
        """Whether readers are helped by a list of its parts."""
        return len(self.contents) >= FEWEST

    @property
    def anchored_body(self) -> list[tuple[Any, str]]:
        """The blocks of the body, each with the anchor of the part that it begins, else with none."""
        anchors = {part.place: part.anchor for part in self.contents}
        return [(block, anchors.get(place, "")) for place, block in enumerate(self.body)]

    @property
    def practice_keys(self) -> models.QuerySet[Any]:
        """Keys of the good practices that it speaks of, for the query of whoever shows them."""
        return ArticlePractice.objects.filter(page=self.pk).values("practice")

    @property
    def texts(self) -> list[str]:
        """All that there is to read below the title."""
        return [self.lead, *map(str, self.body.stream_block.get_searchable_content(self.body))]

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        return reading_minutes(" ".join(self.texts))


def heading_of(block: Any) -> str:
    """The heading that a block of the body begins with, empty for what is none."""
    if block.block_type == "section":
        return str(block.value["title"])
    return str(block.value) if block.block_type == "heading" else ""
