"""Report: what readers look for, first what the site has nothing for. Editors mend it by words that mean the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import Case, Max, OuterRef, QuerySet, Subquery, Value, When
from django.http import HttpRequest
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.counting import frequent
from search.finding import Selection
from search.models import SearchCount
from site_core.exported_lists import HarmlessExport

POLICY, VIEW = ModelPermissionPolicy(SearchCount), "view"
PERIODS = {"30": _("30 days"), "90": _("90 days")}


def terms() -> QuerySet[SearchCount]:
    """What was looked for often enough, with how often, when last and how much there was then; nothing found first."""
    same = SearchCount.objects.filter(words=OuterRef("words"), language=OuterRef("language")).order_by("-day")
    found = frequent().annotate(last=Max("day"), found=Subquery(same.values("results")[:1]))
    return found.order_by(Case(When(found=0, then=Value(0)), default=Value(1)), "-searched", "words", "language")


class TermFilterSet(WagtailFilterSet):
    """Searches in a language, and of the last time."""

    period = django_filters.ChoiceFilter(
        label=_("Period"), choices=list(PERIODS.items()), method="within", empty_label=_("One year")
    )

    class Meta:
        model = SearchCount
        fields = ["language"]

    def within(self, terms: QuerySet[SearchCount], _name: str, days: str) -> QuerySet[SearchCount]:
        """Counts the days of this time only."""
        return terms.filter(day__gt=timezone.localdate() - timedelta(days=int(days)))


class WordsColumn(Column):
    """What was looked for, as a link to its results."""

    cell_template_name = "search/term_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """With the address in the language of the search."""
        with translation.override(instance["language"]):
            url = reverse("search") + Selection(words=instance["words"]).query()
        return {**super().get_cell_context_data(instance, parent_context), "url": url}


class LanguageColumn(Column):
    """The language of the site in which it was looked for."""

    def get_value(self, instance: Any) -> str:
        return language_name(instance["language"])


class FoundColumn(Column):
    """How many results there were, in words."""

    def get_value(self, instance: Any) -> str:
        number = instance["found"]
        return ngettext("%(n)s result", "%(n)s results", number) % {"n": number} if number else gettext("nothing")


class DayColumn(Column):
    """A day. Wagtail would say how many hours ago it began, and nobody knows the hour."""

    def get_value(self, instance: Any) -> str:
        return date_format(instance["last"])


def language_name(code: str) -> str:
    """A language in the words of whoever reads the report."""
    return str(translation.get_language_info(code)["name_translated"])


class TermsView(HarmlessExport, ReportView):
    """The list, in the admin and as a file."""

    page_title = _("What readers look for")
    header_icon = "search"
    model = SearchCount
    permission_policy, permission_required = POLICY, VIEW
    index_url_name, index_results_url_name = "search_terms", "search_terms_results"
    template_name = "search/terms.html"
    filterset_class = TermFilterSet
    columns = [
        WordsColumn("words", label=_("What was looked for")),
        LanguageColumn("language", label=_("On the site in")),
        Column("searched", label=_("Searches")),
        FoundColumn("found", label=_("Found last time")),
        DayColumn("last", label=_("Last searched")),
    ]
    list_export = ["words", "language", "searched", "found", "last"]
    export_headings = {
        "words": _("What was looked for"),
        "language": _("On the site in"),
        "searched": _("Searches"),
        "found": _("Found last time"),
        "last": _("Last searched"),
    }
    custom_field_preprocess = {"language": dict.fromkeys(("csv", "xlsx"), language_name)}

    def get_base_queryset(self) -> Any:
        """What the report is about."""
        return terms()

    def get_filename(self) -> str:
        """Name of an exported file."""
        return "searches"


class ReportItem(MenuItem):
    """The report in the menu, for those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return POLICY.user_has_permission(request.user, VIEW)


def report_urls() -> list[Any]:
    """Addresses of the report."""
    return [
        path("reports/searches/", TermsView.as_view(), name="search_terms"),
        path("reports/searches/results/", TermsView.as_view(results_only=True), name="search_terms_results"),
    ]


def report_item() -> ReportItem:
    """Its place in the menu."""
    url = reverse_lazy("search_terms")
    return ReportItem(_("What readers look for"), url, name="searches", icon_name="search", order=920)
