"""Calendars that readers download or subscribe to."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from site_core.language import active_language
from site_core.topics import Topic
from workshops.calendar import calendar_file
from workshops.events import PRODUCT, event_of
from workshops.open_pages import open_workshops, readable_workshops
from workshops.pages import WorkshopIndexPage, WorkshopPage
from workshops.shown_workshop import whole_workshops

REFRESH_HOURS = 12


@require_safe
def of_one(request: HttpRequest, key: str) -> HttpResponse:
    """One workshop as a file. Raises Http404 without an open page in this language or without a day."""
    page = get_object_or_404(readable_workshops(request).select_related("locale"), workshop__key=key)
    return answer(request, [page], page.title, key)


@require_safe
def of_all(request: HttpRequest) -> HttpResponse:
    """All workshops of a language, for subscribing; cancelled ones stay in it."""
    if not WorkshopIndexPage.objects.live().filter(locale__language_code=active_language()).exists():
        raise Http404
    return answer(request, pages(request), gettext("Workshops"), "civicport", REFRESH_HOURS)


@require_safe
def of_topic(request: HttpRequest, key: str) -> HttpResponse:
    """Those about a topic."""
    topic = get_object_or_404(Topic, key=key)
    found = [page for page in pages(request) if topic in page.workshop.topics.all()]
    return answer(request, found, f"{gettext('Workshops')}: {topic}", key, REFRESH_HOURS)


def pages(request: HttpRequest) -> list[WorkshopPage]:
    """Open pages of workshops in the active language."""
    return list(open_workshops(request).select_related("locale").prefetch_related("workshop__topics").order_by("path"))


def answer(
    request: HttpRequest, shown: Sequence[WorkshopPage], name: str, file: str, refresh_hours: int | None = None
) -> HttpResponse:
    """The workshops of these pages as a calendar; those without a day are left out of one for subscribing."""
    whole = whole_workshops().prefetch_related("topics").in_bulk([page.workshop_id for page in shown])
    events = [event_of(request, page, whole[page.workshop_id]) for page in shown if whole[page.workshop_id].spans]
    if not events and refresh_hours is None:
        raise Http404
    content = calendar_file(events, name=name, language=active_language(), product=PRODUCT, refresh_hours=refresh_hours)
    headers = {"Content-Disposition": f'attachment; filename="{file}.ics"'} if refresh_hours is None else {}
    return HttpResponse(content, content_type=f"text/calendar; charset={settings.DEFAULT_CHARSET}", headers=headers)
