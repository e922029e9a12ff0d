"""The pages that all parts share. Words only: what is counted or computed lives in models without language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from site_core.blocks import BodyField, FooterField, HomeBodyField, MenuField
from site_core.blocks.chosen import find_chosen
from site_core.blocks.fields import OwnBlocksField
from site_core.list_field import lines_of
from site_core.page_form import PageForm
from site_core.page_tree import tree_of
from site_core.translating.aliases import is_parted
from site_core.translating.publishing import hold_back


class FooterPlace(models.TextChoices):
    """Where in the footer a page is listed."""

    CHOOSE = "choose", _("Choosing a tool")
    CHECK = "check", _("Checking on us")
    LEGAL = "legal", _("Last line")


class BasePage(Page):
    """What every page has: an introduction, used in lists and by search engines, and perhaps a place in the footer."""

    lead = models.TextField(
        _("introduction"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences below the heading. Lists and search engines show them too."),
    )
    footer_place = models.CharField(
        _("place in the footer"), max_length=10, blank=True, choices=FooterPlace, help_text=_("Empty: not there.")
    )

    base_form_class = PageForm
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    promote_panels = [*Page.promote_panels, FieldPanel("footer_place")]

    class Meta:
        abstract = True

    is_known_open = False  # true where the tree of pages was asked for this request, and nothing restricts the page

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Who may read the page. Wagtail needs two queries for it, of pages that were not found by the tree."""
        return PageViewRestriction.objects.none() if self.is_known_open else super().get_view_restrictions()

    @property
    def content_locale(self) -> Locale:
        """The language of the words: an alias stands in one tree and speaks the language of another."""
        return self.alias_of.locale if self.alias_of_id else self.locale

    @property
    def description(self) -> str:
        """The sentence for search engines."""
        return str(self.search_description or self.lead)

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> Any:
        """An alias that somebody begins to translate becomes a draft: no reader has seen words of its own."""
        if is_parted(self, update_fields):
            self.live, self.has_unpublished_changes, self.first_published_at = False, True, None
            update_fields = {*(update_fields or ()), "live", "has_unpublished_changes", "first_published_at"}
        return super().save(*args, update_fields=update_fields, **kwargs)

    def publish(self, revision: Any, *args: Any, skip_permission_checks: bool = False, **kwargs: Any) -> Any:
        """Raises HeldBack for a translation that lacks texts, whichever way it came here."""
        if not skip_permission_checks:
            hold_back(self, revision)
        return super().publish(revision, *args, skip_permission_checks=skip_permission_checks, **kwargs)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """A page whose time is over is gone at once, even before `run_due` takes it off the site."""
        expires = (self.alias_of or self).expire_at
        if not path_components and expires and expires <= timezone.now():
            raise Http404
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tells the header which page is shown, so that the language switch can keep the place."""
        request.page = self
        tree = tree_of(request)
        known = tree.by_path.get(self.path)
        if known and known.pk == self.pk:
            self.locale = known.locale  # saves a query
        find_chosen((getattr(self, field.name) for field in self._meta.fields if is_content(field)), tree)
        return {**super().get_context(request, *args, **kwargs)}


def is_content(field: Any) -> bool:
    """Whether a field holds pieces of a page."""
    return isinstance(field, OwnBlocksField) and field.IS_CONTENT


class HomePage(BasePage):
    """Says in five seconds what the site is for and leads to the questionnaire."""

    claim = models.CharField(_("claim"), max_length=80, help_text=_("The large heading. Two short sentences."))
    assurance = models.TextField(
        _("assurances"), blank=True, max_length=300, help_text=_("What one need not fear, a line each, three at most.")
    )
    body = HomeBodyField(verbose_name=_("parts of the page"), blank=True)
    news_at_end = models.BooleanField(
        _("latest news at the end"),
        default=True,
        help_text=_("Without effect where “Latest news” is one of the parts. Take it off if you want none."),
    )
    menu = MenuField(
        verbose_name=_("menu in the header"),
        blank=True,
        default=list,
        help_text=_("Empty: the questionnaire, then pages that are shown in menus, in the order of the tree."),
    )
    footer_columns = FooterField(
        verbose_name=_("columns of the footer"),
        blank=True,
        default=list,
        help_text=_("Empty: two columns with the pages whose place in the footer says so."),
    )
    footer_line = MenuField(
        verbose_name=_("last line of the footer"),
        blank=True,
        default=list,
        help_text=_("Empty: the pages whose place in the footer says so."),
    )
    motto = models.CharField(
        _("sentence in the footer"), max_length=120, blank=True, help_text=_("Empty: “Solid is certain …”")
    )
    licence_note = models.CharField(
        _("licence of the content"), max_length=120, blank=True, help_text=_("Empty: “Content under CC BY 4.0.”")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("claim"),
        FieldPanel("lead"),
        FieldPanel("assurance"),
        FieldPanel("body"),
        FieldPanel("news_at_end"),
    ]
    menu_panels = [
        FieldPanel("menu"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("motto", "footer_columns", "footer_line", "licence_note")],
            heading=_("Footer"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(menu_panels, heading=_("Menu and footer")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    override_translatable_fields = [SynchronizedField("news_at_end")]
    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The first page of a language, with its menu and footer. There is one for each.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def ends_with_news(self) -> bool:
        """Whether the latest news stand below all parts."""
        return self.news_at_end and all(block.block_type != "news" for block in self.body)

    @property
    def assurances(self) -> list[str]:
        """The assurances, one by one."""
        return lines_of(self.assurance)


class StandardPage(BasePage):
    """A page of text."""

    body = BodyField(verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["site_core.HomePage", "site_core.StandardPage"]
    subpage_types = ["site_core.StandardPage"]
    page_description = _("Text in parts with headings: who we are, rules, statements.")

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
