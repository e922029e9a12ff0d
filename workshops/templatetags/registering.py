"""Template tags of registrations: what a visitor finds on the page of a workshop."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils import timezone

from workshops.pages import WorkshopPage
from workshops.registering.door_words import door_words
from workshops.registering.form import RegistrationForm
from workshops.registering.links import FORMS, NUMBER
from workshops.registering.rules import counted_seats, door_of
from workshops.registering.seats import ENTRANCES
from workshops.shown_workshop import shown_workshop
from workshops.told import moment

register = template.Library()


@dataclass(frozen=True)
class Entrance:
    """The door of a workshop, in words too, and the form where it is open. `number` of the form for the first click.

    `has_link`: there is one to join by; `has_queue`: it can become full.
    """

    key: str
    door: str
    words: str
    closes: str
    approval: bool
    has_link: bool
    has_queue: bool
    form: RegistrationForm | None
    number: str
    months: int

    @property
    def is_open(self) -> bool:
        """Whether there is a form, for a seat or for the queue."""
        return self.form is not None


@register.simple_tag(takes_context=True)
def entrance(context: template.Context, page: WorkshopPage) -> Entrance:
    """What a visitor finds now; a form that comes back keeps what was typed, even where the door has shut meanwhile."""
    request, now = context["request"], timezone.now()
    of = shown_workshop(request, page)
    door = door_of(of, counted_seats(of), now)
    is_open = door in ENTRANCES
    return Entrance(
        key=of.key,
        door=door.value,
        words=door_words(of, now),
        closes=moment(of.closes_at, of.zone),
        approval=of.approval,
        has_link=bool(of.join_url),
        has_queue=of.capacity is not None,
        form=(context.get("form") or RegistrationForm(of)) if is_open else None,
        number=request.POST.get(NUMBER) or FORMS.new_form(),
        months=of.months_kept,
    )
