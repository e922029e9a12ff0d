"""The entrance of the desk: workshops that are to come, the nearest first, then those that are over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from workshops.desk.page import TITLE, DeskPage
from workshops.desk.titles import titles
from workshops.models import Registration, Workshop
from workshops.registering.rules import SEATS, counted_seats, start_of
from workshops.registering.seats import Seats
from workshops.told import Brief, brief

State = Registration.State
TO_DO = {
    "asked": Count("registrations", filter=Q(registrations__state=State.ASKED)),
    "not_noted": Count("registrations", filter=Q(registrations__state=State.CONFIRMED, registrations__came=None)),
}


@dataclass(frozen=True)
class Row:
    """A workshop as the list shows it. `asked`: how many wait for an approval; `not_noted`: of whom nobody has noted
    whether they came.
    """

    workshop: Workshop
    title: str
    told: Brief
    seats: Seats
    asked: int
    not_noted: int


class WorkshopListPage(DeskPage):
    """The list."""

    page_title = TITLE
    template_name = "workshops/desk/workshop_list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Both parts of it."""
        found = rows(Workshop.objects.prefetch_related("sessions").annotate(**SEATS, **TO_DO), timezone.now())
        to_come = [row for row in found if not row.told.is_past]
        over = [row for row in reversed(found) if row.told.is_past]
        return self.render_to_response(self.get_context_data(to_come=to_come, over=over))


def rows(workshops: Iterable[Workshop], now: datetime) -> list[Row]:
    """Rows by the instant of their start; those whose day nobody knows are the oldest."""
    found = sorted(
        workshops, key=lambda of: start_of(of) or datetime.min.replace(tzinfo=timezone.get_current_timezone())
    )
    names = titles(found)
    return [Row(of, names[of.pk], brief(of, now), counted_seats(of), of.asked, of.not_noted) for of in found]
