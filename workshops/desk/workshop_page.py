"""One workshop at the desk: its numbers, what is to be done, and the ways to all the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from site_core.world import language_name
from workshops.desk.numbers import Line, Numbers, Person, counted
from workshops.desk.page import WorkshopDeskPage
from workshops.desk.to_do import TO_DO, registrations_at, to_do
from workshops.models import Registration, Workshop
from workshops.registering.rules import seats_of
from workshops.told import brief
from workshops.words import OrganisationKind

State = Registration.State
COUNTED = ("state", "language", "organisation_kind", "came")


class WorkshopNumbersPage(WorkshopDeskPage):
    """The page."""

    template_name = "workshops/desk/workshop.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Numbers as they are now."""
        numbers, everybody = numbers_of(self.workshop), registrations_at(self.workshop.pk)
        counted_here = Workshop.objects.annotate(**TO_DO).get(pk=self.workshop.pk)
        return self.render_to_response(
            self.get_context_data(
                to_do=to_do(counted_here, brief(self.workshop, timezone.now())),
                seats=seats_of(self.workshop),
                numbers=numbers,
                everybody=everybody,
                states=[
                    (words, registrations_at(self.workshop.pk, state), numbers.states.get(state, 0))
                    for state, words in State.choices
                ],
                languages=named(numbers.languages, {code: language_name(code) for code, _name in settings.LANGUAGES}),
                kinds=named(numbers.kinds, dict(OrganisationKind.choices)),
                without_mail=self.workshop.registrations.active().filter(email="").exclude(name=""),
            )
        )

    def get_page_title(self) -> str:
        """The workshop alone."""
        return self.title

    def get_page_subtitle(self) -> str:
        """Nothing: the title says it."""
        return ""

    def last_step(self) -> list[dict[str, Any]]:
        """Nothing is behind it."""
        return []


def numbers_of(workshop: Workshop) -> Numbers:
    """The numbers of a workshop; one query."""
    rows = workshop.registrations.values_list(*COUNTED)
    return counted(
        Person(state, language, kind, state == State.CONFIRMED, came) for state, language, kind, came in rows
    )


def named(lines: Iterable[Line], names: dict[Any, Any]) -> list[tuple[Any, Line]]:
    """Lines with their words."""
    return [(names.get(line.value) or _("not stated"), line) for line in lines]
