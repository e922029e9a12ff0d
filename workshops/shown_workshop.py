"""The workshop of a page that is shown, read once for everything on it."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from workshops.models import Workshop, WorkshopOrganisation, WorkshopSpeaker
from workshops.pages import WorkshopPage
from workshops.registering.rules import SEATS

PARTS = (
    "sessions",
    Prefetch("organisation_rows", WorkshopOrganisation.objects.select_related("organisation")),
    Prefetch("speaker_rows", WorkshopSpeaker.objects.select_related("person")),
)


def shown_workshop(request: HttpRequest, page: WorkshopPage) -> Workshop:
    """The workshop with all its parts. Kept for the request."""
    if not hasattr(request, "_shown_workshop"):
        request._shown_workshop = whole_workshops().get(pk=page.workshop_id)
    return request._shown_workshop


def whole_workshops() -> QuerySet[Workshop]:
    """Workshops with what their pages and descriptions need, their seats counted."""
    return Workshop.objects.select_related("series").prefetch_related(*PARTS).annotate(**SEATS)
