"""What the administration offers at a workshop that is over: to make its recap, or the way to the one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BaseColumn

from site_core.recaps import recaps
from workshops.desk.titles import called, titles
from workshops.models import Workshop
from workshops.recapping.timing import can_have_recap, is_asked_for


@dataclass(frozen=True)
class Offer:
    """Where a press of the button is sent, or where the recap is edited; one of the two."""

    make_url: str = ""
    edit_url: str = ""


def offer(request: HttpRequest, of: Workshop) -> Offer | None:
    """What somebody is offered who may write recaps; None for others, and before the end."""
    known = known_recaps(request)
    if known is None:
        return None
    if of.pk in known:
        return Offer(edit_url=reverse("wagtailadmin_pages:edit", args=[known[of.pk]]))
    took_place, in_words = of.takes_place and not of.is_postponed, any(of.held_in.values())
    if not can_have_recap(of.spans, timezone.now(), took_place=took_place, held_in_words=in_words):
        return None
    return Offer(make_url=reverse("workshop_recap", args=[of.pk]))


def known_recaps(request: HttpRequest) -> dict[int, int] | None:
    """All recaps by their workshop, asked once a request; None for whoever may not write any."""
    if not hasattr(request, "_known_recaps"):
        maker, user = recaps(), request.user
        may = maker is not None and user.has_perm("workshops.view_workshop") and maker.may_make(user)
        request._known_recaps = dict(maker.known()) if maker and may else None
    return request._known_recaps


class RecapColumn(BaseColumn):
    """The offer at each row of a list."""

    cell_template_name = "workshops/recapping/cell.html"

    def get_cell_context_data(self, instance: Workshop, parent_context: Any) -> dict[str, Any]:
        """With the word that guards forms."""
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return {**context, "offer": offer(request, instance), "csrf_token": get_token(request)}


class RecapPanel(Component):
    """On the first page of the administration: workshops that ended a week ago and have no recap yet."""

    name, order = "recaps", 70
    template_name = "workshops/recapping/home_panel.html"

    def __init__(self, workshops: list[Workshop]) -> None:
        self.workshops = workshops

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Each by its title and day, with its button."""
        names = titles(self.workshops)
        rows = [(called(of, names[of.pk]), reverse("workshop_recap", args=[of.pk])) for of in self.workshops]
        return {"rows": rows, "csrf_token": get_token(parent_context["request"])}


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Adds the panel for whoever may write recaps, while one is asked for."""
    known, now = known_recaps(request), timezone.now()
    if known is None:
        return
    without = Workshop.objects.exclude(pk__in=known).prefetch_related("sessions")
    asked = [of for of in without if is_asked_for(of.spans, now, took_place=of.takes_place)]
    if asked:
        panels.append(RecapPanel(sorted(asked, key=lambda of: of.spans[-1].end)))
