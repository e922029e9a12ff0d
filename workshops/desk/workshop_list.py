"""The entrance of the desk: workshops that are to come, the nearest first, then those that are over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from workshops.desk.page import TITLE, DeskPage
from workshops.desk.titles import titles
from workshops.desk.to_do import TO_DO, ToDo, to_do
from workshops.models import Workshop
from workshops.registering.rules import SEATS, counted_seats, start_of
from workshops.registering.seats import Seats
from workshops.told import Brief, brief


@dataclass(frozen=True)
class Row:
    """A workshop as the list shows it."""

    workshop: Workshop
    title: str
    told: Brief
    seats: Seats
    to_do: ToDo | None


class WorkshopListPage(DeskPage):
    """The list."""

    page_title = TITLE
    template_name = "workshops/desk/workshop_list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Both parts of it."""
        found = listed(timezone.now())
        to_come = [row for row in found if not row.told.is_past]
        over = [row for row in reversed(found) if row.told.is_past]
        return self.render_to_response(self.get_context_data(to_come=to_come, over=over))


def listed(now: datetime) -> list[Row]:
    """All workshops."""
    return rows(Workshop.objects.prefetch_related("sessions").annotate(**SEATS, **TO_DO), now)


def rows(workshops: Iterable[Workshop], now: datetime) -> list[Row]:
    """Rows by the instant of their start; those whose day nobody knows are the oldest."""
    found = sorted(
        workshops, key=lambda of: start_of(of) or datetime.min.replace(tzinfo=timezone.get_current_timezone())
    )
    names = titles(found)
    return [row(of, names[of.pk], brief(of, now)) for of in found]


def row(of: Workshop, title: str, told: Brief) -> Row:
    """One of them."""
    return Row(of, title, told, counted_seats(of), to_do(of, told))
