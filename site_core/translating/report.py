"""Report: all translations with their state, since when, who answers for them and the next step."""

from __future__ import annotations

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.wagtail_hooks import TranslationsReportMenuItem

from site_core.exported_lists import HarmlessExport
from site_core.translating.freshness import State
from site_core.translating.outstanding import STATES, WRITE, Outstanding, languages_of, outstanding
from site_core.translating.po.buttons import RIGHT, po_button
from site_core.translating.table import rows


class TranslationFilterSet(WagtailFilterSet):
    """Translations of a state, of a type of page and, as Wagtail adds, into a language. It narrows a list, no query."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=[(state.value, STATES[state]) for state in State])
    kind = django_filters.ChoiceFilter(label=_("Type of page"))

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["kind"].choices = kinds

    def filter_queryset(self, listed: list[Outstanding]) -> list[Outstanding]:
        """What of the list was asked for."""
        return [each for each in listed if fits(each, **self.form.cleaned_data)]


def fits(each: Outstanding, state: str = "", kind: str = "", locale: str = "") -> bool:
    """Whether a translation is among what was asked for; empty asks for nothing."""
    return (
        (not state or each.row.freshness.state.value == state)
        and (not locale or each.row.locale.language_code == locale)
        and (not kind or str(each.row.source.content_type_id) == kind)
    )


class StepColumn(Column):
    """A link to the next step."""

    cell_template_name = "site_core/translating/step_cell.html"


class StateColumn(Column):
    """Where a translation stands, with the colour and the mark of the state."""

    cell_template_name = "site_core/translating/state_cell.html"


class PageColumn(Column):
    """The title of the page, in its language."""

    cell_template_name = "site_core/translating/title_cell.html"


class TranslationsView(HarmlessExport, ReportView):
    """The list, in the admin and as a file."""

    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    index_url_name, index_results_url_name = "translations", "translations_results"
    filterset_class = TranslationFilterSet
    columns = [
        PageColumn("title", label=_("Title")),
        Column("kind", label=_("Type of page")),
        Column("language", label=_("Into")),
        StateColumn("state", label=_("State")),
        DateColumn("since", label=_("Since when")),
        Column("waiting", label=_("Texts that wait")),
        Column("owner", label=_("Answers for it")),
        StepColumn("step", label=_("Next step")),
    ]
    list_export = ["title", "kind", "language", "state", "since", "waiting", "owner"]
    export_headings = {
        "title": _("Title"),
        "kind": _("Type of page"),
        "language": _("Into"),
        "state": _("State"),
        "since": _("Since when"),
        "waiting": _("Texts that wait"),
        "owner": _("Answers for it"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For whoever may write in a language."""
        self.languages = languages_of(request.user)
        if not self.languages:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_header_more_buttons(self) -> list[Any]:
        """And the way to translations as a file, for those who translate."""
        own = [po_button(_("Translations as a file"))] if self.request.user.has_perm(RIGHT) else []
        return [*super().get_header_more_buttons(), *own]

    def get_base_queryset(self) -> Any:
        """What the report is about, most urgent first."""
        return self.listed

    @cached_property
    def listed(self) -> list[Outstanding]:
        """All translations into the languages of the person who asks."""
        return outstanding(rows(), self.request.user, self.languages)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """With the types of pages that there are."""
        kinds = {str(each.row.source.content_type_id): each.kind for each in self.listed}
        return {**super().get_filterset_kwargs(), "kinds": sorted(kinds.items(), key=lambda item: item[1])}

    def get_filename(self) -> str:
        """Name of an exported file."""
        return "translations"


class ReportItem(MenuItem):
    """The report in the menu, for those who may write in a language."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees it. The menu stands on every page: it asks what the menu of pages has asked."""
        return policy_registry.get_by_type(Page).user_has_any_permission(request.user, WRITE)


def report_urls() -> list[Any]:
    """Addresses of the report: those of the report of wagtail-localize, which knows no outdated translation."""
    return [
        path("reports/translations/", TranslationsView.as_view(), name="translations"),
        path("reports/translations/results/", TranslationsView.as_view(results_only=True), name="translations_results"),
    ]


def report_item() -> ReportItem:
    """Its place in the menu."""
    return ReportItem(
        _("Translations"),
        reverse_lazy("translations"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=100,
    )


def without_other_report(items: list[Any]) -> None:
    """Takes the report of wagtail-localize out of the menu: ours stands at its address."""
    items[:] = [item for item in items if not isinstance(item, TranslationsReportMenuItem)]
