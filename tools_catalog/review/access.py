"""Who may open the review desk, and who may not touch which tool."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tools_catalog.conflicts import conflict_of
from tools_catalog.models import Tool

REVIEW, PUBLISH = "tools_catalog.review_tool", "tools_catalog.publish_batch"


def may_open(person: Any) -> bool:
    """Whether somebody has anything to do at the review desk."""
    return bool(person.has_perm(REVIEW) or person.has_perm(PUBLISH))


def refusal(request: Any, tool: Tool) -> HttpResponse | None:
    """The page that says why this person leaves this tool alone; None where nothing is declared."""
    if conflict_of(request.user, tool) is None:
        return None
    context = {"tool": tool, "page_title": _("Conflict of interest"), "header_icon": "warning"}
    return TemplateResponse(request, "tools_catalog/review/conflict.html", context, status=403)


class DeskView(WagtailAdminTemplateMixin, View):
    """A page of the review desk. `right` is needed to open it; without one, either right of the desk will do."""

    right = ""
    header_icon = "edit"
    page_title = gettext_lazy("Review desk")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Only for people of the desk."""
        if not (request.user.has_perm(self.right) if self.right else may_open(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[dict[str, str]]:
        """The steps behind the first page of the desk."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the first page of the admin through the desk to this page."""
        desk = {"url": reverse("review:index"), "label": _("Review desk")}
        return [*self.breadcrumbs_items, desk, *self.path()]
