"""Filters of the admin's lists."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from tools_catalog.forms.vocabularies import criteria
from tools_catalog.models import Assessment, Tool
from tools_catalog.rubric import current_rubric


def countries() -> list[tuple[str, str]]:
    """Countries of suppliers."""
    codes = Tool.objects.exclude(country="").order_by("country").values_list("country", flat=True).distinct()
    return [(code, code) for code in codes]


class ToolFilterSet(WagtailFilterSet):
    """Tools by status, kind, country and publication."""

    country = django_filters.ChoiceFilter(label=_("Supplier's country"), choices=countries)

    class Meta:
        model = Tool
        fields = ["status", "kind", "country", "live"]


class AssessmentFilterSet(WagtailFilterSet):
    """Assessments by cell, state, grade and review."""

    criterion = django_filters.ChoiceFilter(label=_("Criterion"), choices=lambda: criteria()[1:])
    waits = django_filters.BooleanFilter(label=_("Waits for a second reviewer"), method="filter_waits")
    draft = django_filters.BooleanFilter(label=_("Has an unpublished draft"), field_name="has_unpublished_changes")

    class Meta:
        model = Assessment
        fields = ["tool", "criterion", "state", "grade", "level", "reviewer", "live"]

    def filter_waits(self, queryset: Any, _name: str, value: bool) -> models.QuerySet:
        """Published assessments that two people have to review and one has."""
        waiting = Assessment.objects.without_second_reviewer(current_rubric().two_reviewers_for)
        return queryset.filter(pk__in=waiting) if value else queryset.exclude(pk__in=waiting)
