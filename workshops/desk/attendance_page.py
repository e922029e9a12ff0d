"""The list at the door: on a telephone with big fields to tick, and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from workshops.desk.attendance import PRESENCE, Presence, Tick, expected, note
from workshops.desk.page import CHANGE, WorkshopDeskPage
from workshops.models import Registration
from workshops.times import Phase, phase

REST = "rest"  # the button for all of whom nobody noted anything
EMPTY_LINES = range(5)  # on paper, for whoever comes without having registered


class AttendancePage(WorkshopDeskPage):
    """The form. Each field says what was known when the page was made, so that two people do not undo each other."""

    rights = (CHANGE,)
    page_title = gettext_lazy("List at the door")
    template_name = "workshops/desk/attendance.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list as it is now."""
        people = [(own, choices(own)) for own in expected(self.workshop)]
        is_over = phase(self.workshop.spans, timezone.now()) is Phase.PAST
        return self.render_to_response(self.get_context_data(people=people, is_over=is_over))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Saves, and says of whom somebody else noted something else."""
        clashes = note(self.workshop, ticks_of(request.POST, expected(self.workshop)))
        messages.success(request, _("Saved."))
        for own in clashes:
            words = {"name": own.shown_name, "noted": PRESENCE[own.came].words}
            messages.warning(request, _("%(name)s: somebody else noted “%(noted)s” meanwhile, so that stays.") % words)
        return redirect("desk:attendance", self.workshop.pk)


class PrintPage(WorkshopDeskPage):
    """The same list on paper, with a column for signatures where it is wanted."""

    template_name = "workshops/desk/print.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A page of its own: nothing of the admin is on it."""
        context = {"people": expected(self.workshop), "signature": "signature" in request.GET, "empty": EMPTY_LINES}
        return self.render_to_response(self.get_context_data(**context))


def choices(own: Registration) -> list[tuple[str, str, bool]]:
    """What can be ticked of somebody: the value, its words, whether it is so."""
    now = PRESENCE[own.came]
    return [(f"{now.value}.{one.value}", one.words, one is now) for one in Presence]


def ticks_of(form: Mapping[str, str], people: list[Registration]) -> list[Tick]:
    """What a form says of these people; whoever was not on its page is left alone."""
    found = (tick_of(own.pk, form.get(f"came-{own.pk}", ""), form.get(REST, "")) for own in people)
    return [tick for tick in found if tick]


def tick_of(registration: int, value: str, rest: str) -> Tick | None:
    """One of them. `rest`: what is noted of all of whom nobody noted anything; empty: nothing."""
    before, _dot, after = value.partition(".")
    try:
        tick = Tick(registration, Presence(before), Presence(after))
        if rest and tick.before is tick.after is Presence.UNKNOWN:
            return Tick(registration, tick.before, Presence(rest))
        return tick
    except ValueError:
        return None
