"""The register of conflicts of interest in the admin. Entries are ended, not deleted: readers see past ones too."""

from __future__ import annotations

import datetime
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from tools_catalog.admin_views import ListView
from tools_catalog.conflicts import same_name
from tools_catalog.models import ConflictOfInterest, Tool

KEEP = "keep_conflicts"


class RegisterPolicy(ModelPermissionPolicy):
    """Whoever keeps the register may do everything with it but delete, which is left to superusers."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """One right for all actions."""
        return user.has_perm(f"tools_catalog.{KEEP}") and (action != "delete" or user.is_superuser)

    def users_with_any_permission(self, actions: Any) -> QuerySet:
        """Everybody who keeps the register."""
        return self._get_users_with_any_permission_codenames({KEEP})


register_permission_policy(ConflictOfInterest, RegisterPolicy(ConflictOfInterest))


def lasting(today: datetime.date) -> Q:
    """Entries that hold on this day."""
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def suppliers_without_tools(today: datetime.date) -> list[str]:
    """Suppliers of lasting entries that no tool has, because they were renamed: such an entry binds nobody."""
    named = ConflictOfInterest.objects.filter(lasting(today)).exclude(vendor="").values_list("vendor", flat=True)
    vendors = list(Tool.objects.order_by().values_list("vendor", flat=True).distinct())
    return sorted({name for name in named if not any(same_name(name, vendor) for vendor in vendors)})


class ConflictFilterSet(WagtailFilterSet):
    """Entries by person, tool, kind, and whether they last."""

    lasts = django_filters.BooleanFilter(label=_("Lasts"), method="filter_lasts")

    class Meta:
        model = ConflictOfInterest
        fields = ["person", "tool", "kind"]

    def filter_lasts(self, queryset: QuerySet, _name: str, value: bool) -> QuerySet:
        """Entries that hold today, or those that do not."""
        today = lasting(timezone.localdate())
        return queryset.filter(today if value else ~today)


class DayColumn(Column):
    """A day; how long ago it was says too little of a day."""

    def get_value(self, instance: ConflictOfInterest) -> str:
        """The day as people write it, nothing while there is none."""
        day = super().get_value(instance)
        return date_format(day) if day else ""


class ConflictViewSet(SnippetViewSet):
    """List and form of declared conflicts."""

    model = ConflictOfInterest
    index_view_class = ListView
    icon = "warning"
    menu_label = _("Conflicts of interest")
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["public_name", "vendor", "tool__name"]
    filterset_class = ConflictFilterSet
    list_display = [
        "public_name",
        Column("about", label=_("Tool or supplier"), accessor=lambda entry: entry.tool or entry.vendor),
        Column("kind", label=_("Kind of tie"), accessor="get_kind_display", sort_key="kind"),
        DayColumn("since", label=_("First day"), sort_key="since"),
        DayColumn("until", label=_("Last day"), sort_key="until"),
        Column("person", label=_("Account"), sort_key="person"),
    ]
    list_export = [
        *("public_name", "tool.key", "vendor", "kind", "note_cs", "note_en", "since", "until", "declared_on")
    ]
    export_filename = "conflicts"
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("person"), FieldPanel("public_name")]),
            FieldRowPanel([FieldPanel("tool"), FieldPanel("vendor")]),
            FieldPanel("kind"),
            FieldRowPanel([FieldPanel("note_cs"), FieldPanel("note_en")]),
            FieldRowPanel([FieldPanel("since"), FieldPanel("until"), FieldPanel("declared_on")]),
        ]
    )

    def register_chooser_viewset(self) -> None:
        """None: nothing refers to an entry, and a chooser would show accounts to everybody in the administration."""

    def get_queryset(self, request: Any) -> QuerySet:
        """With the tools and accounts, so that the list asks once."""
        return ConflictOfInterest.objects.select_related("tool", "person")
