"""Report: evidence whose words stand in English only, tool by tool, with a link to the cell where Czech is missing."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db import models
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from site_core.exported_lists import HarmlessExport
from tools_catalog.forms.vocabularies import criterion_names
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Evidence, Tool

PERMISSION = "change"


def untranslated() -> models.QuerySet[Evidence]:
    """Evidence without Czech words, by tools. Each knows its tool and criterion, and how many of them the tool has."""
    found = Evidence.objects.filter(shows_cs="")
    of_same_tool = found.filter(assessment__tool=OuterRef("assessment__tool")).order_by().values("assessment__tool")
    return found.annotate(
        tool_name=F("assessment__tool__name"),
        tool_key=F("assessment__tool__key"),
        criterion=F("assessment__criterion"),
        of_tool=Subquery(of_same_tool.annotate(number=Count("pk")).values("number")),
    ).order_by(Lower("tool_name"), "criterion", "sort_order", "pk")


class ByToolFilterSet(WagtailFilterSet):
    """Evidence of one tool, and of those only that have any."""

    tool = django_filters.ModelChoiceFilter(
        label=_("Tool"),
        field_name="assessment__tool",
        queryset=lambda request: Tool.objects.filter(assessments__evidence__shows_cs="").distinct(),
    )

    class Meta:
        model = Evidence
        fields = ["tool", "kind"]


class CriterionColumn(TitleColumn):
    """The criterion by its name, as a link to the assessment."""

    def get_value(self, instance: Any) -> str:
        return criterion_name(instance.criterion)

    def get_link_url(self, instance: Any, parent_context: Any) -> str:
        return reverse("wagtailsnippets_tools_catalog_assessment:edit", args=[instance.assessment_id])


class KindColumn(Column):
    """The kind of evidence in words."""

    def get_value(self, instance: Any) -> str:
        return kind_name(instance.kind)


def criterion_name(key: str) -> str:
    """The name of a criterion, or its key where the current edition does not know it."""
    return criterion_names().get(key, key)


def kind_name(key: str) -> str:
    """The name of a kind of evidence, or its key where the current edition does not know it."""
    return str(current_edition().labels.evidence_kinds.get(key, key))


class UntranslatedEvidenceView(HarmlessExport, ReportView):
    """The list, in the admin and as a file."""

    page_title = _("Evidence without Czech words")
    header_icon = "clipboard-list"
    model = Evidence
    permission_policy = ModelPermissionPolicy(Assessment)
    permission_required = PERMISSION
    index_url_name, index_results_url_name = "untranslated_evidence", "untranslated_evidence_results"
    filterset_class = ByToolFilterSet
    columns = [
        CriterionColumn("criterion", label=_("Criterion")),
        Column("tool_name", label=_("Tool")),
        Column("of_tool", label=_("In all at this tool")),
        Column("shows_en", label=_("What it shows, English")),
        KindColumn("kind", label=_("Kind")),
        DateColumn("seen_on", label=_("Seen on")),
    ]
    list_export = ["tool_key", "tool_name", "of_tool", "criterion", "shows_en", "kind", "seen_on", "url"]
    export_headings = {
        "tool_key": _("Key"),
        "tool_name": _("Tool"),
        "of_tool": _("In all at this tool"),
        "criterion": _("Criterion"),
    }
    custom_field_preprocess = {
        "criterion": dict.fromkeys(("csv", "xlsx"), criterion_name),
        "kind": dict.fromkeys(("csv", "xlsx"), kind_name),
    }

    def get_base_queryset(self) -> Any:
        """What the report is about."""
        return untranslated()

    def get_filename(self) -> str:
        """Name of an exported file."""
        return "evidence-without-czech"


class ReportItem(MenuItem):
    """The report in the menu, for those who may mend what it finds."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may change assessments."""
        return ModelPermissionPolicy(Assessment).user_has_permission(request.user, PERMISSION)


def report_urls() -> list[Any]:
    """Addresses of the report."""
    view = UntranslatedEvidenceView
    return [
        path("reports/evidence-without-czech/", view.as_view(), name="untranslated_evidence"),
        path(
            "reports/evidence-without-czech/results/",
            view.as_view(results_only=True),
            name="untranslated_evidence_results",
        ),
    ]


def report_item() -> ReportItem:
    """Its place in the menu."""
    url = reverse_lazy("untranslated_evidence")
    return ReportItem(
        _("Evidence without Czech words"), url, name="untranslated", icon_name="clipboard-list", order=910
    )
