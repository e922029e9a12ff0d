"""What an assistant has to do at a workshop now, with the way there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from workshops.models import Registration, Workshop
from workshops.told import Brief

State = Registration.State
NOT_NOTED = Q(registrations__state=State.CONFIRMED, registrations__came=None) & ~Q(registrations__name="")
TO_DO = {
    "asked": Count("registrations", filter=Q(registrations__state=State.ASKED)),
    "not_noted": Count("registrations", filter=NOT_NOTED),
}  # what a query of workshops counts on the way; whose name was deleted, of them nobody can note anything


@dataclass(frozen=True)
class ToDo:
    """What it is, in words, and where it is done."""

    words: str
    address: str


def to_do(of: Workshop, told: Brief) -> ToDo | None:
    """Of a workshop read with `TO_DO`: approvals until its end, then who came. Nothing where it was called off."""
    if told.is_cancelled:
        return None
    if of.asked and not told.is_past:
        return ToDo(asked_words(of.asked), registrations_at(of.pk, State.ASKED))
    if of.not_noted and told.is_past:
        return ToDo(not_noted_words(of.not_noted), reverse("desk:attendance", args=[of.pk]))
    return None


def asked_words(n: int) -> str:
    """How many wait for an approval."""
    return ngettext("%(n)s waits for your approval", "%(n)s wait for your approval", n) % {"n": n}


def not_noted_words(n: int) -> str:
    """Of how many nobody has noted whether they came."""
    words = ngettext(
        "%(n)s person of whom we do not know whether they came",
        "%(n)s people of whom we do not know whether they came",
        n,
    )
    return words % {"n": n}


def registrations_at(workshop: int, state: str = "") -> str:
    """The address of the list of registrations of a workshop, of those in one state."""
    listed = f"{reverse('registrations:index')}?workshop={workshop}"
    return f"{listed}&state={state}" if state else listed
