"""On the first page of the administration: workshops that come next, and those that wait for something to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from workshops.desk.page import SEE
from workshops.desk.workshop_list import Row, listed

NEXT = 5  # workshops to come; the list has all


class RegistrationsPanel(Component):
    """Rows of the list of workshops."""

    name, order = "registrations", 60
    template_name = "workshops/desk/home_panel.html"

    class Media:
        css = {"all": ["build/desk.css"]}

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The rows."""
        return {"rows": self.rows}


def shown(rows: Sequence[Row]) -> list[Row]:
    """The next ones that people can register for, and all where something is to be done."""
    coming = [row for row in rows if not row.told.is_past and not row.told.is_cancelled]
    following = [row.workshop.pk for row in coming if row.workshop.takes_registrations][:NEXT]
    return [row for row in rows if row.to_do or row.workshop.pk in following]


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Adds the panel for whoever sees registrations, while there is something to show."""
    if request.user.has_perm(SEE) and (rows := shown(listed(timezone.now()))):
        panels.append(RegistrationsPanel(rows))
