"""The reminder to review the statement, on the first page of the administration."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from accessibility.models import StatementPage


class ReviewPanel(Component):
    """Statements that somebody may edit and whose last review is too long ago."""

    name, order = "accessibility", 90
    template_name = "accessibility/review_panel.html"

    def __init__(self, due: list[StatementPage]) -> None:
        self.due = due

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The statements."""
        return {"pages": self.due}


@hooks.register("construct_homepage_panels")
def remind(request: HttpRequest, panels: list[Any]) -> None:
    """Adds the panel where there is something to do; translations follow the page they are of."""
    today = timezone.localdate()
    statements = StatementPage.objects.live().filter(alias_of=None).select_related("locale").order_by("path")
    due = [page for page in statements if page.is_due(today) and page.permissions_for_user(request.user).can_edit()]
    if due:
        panels.append(ReviewPanel(due))
