"""Workshops as events of a calendar: the words of their page in one language, their instants, no private link."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from site_core.translations import page_url
from workshops.calendar import Event, Meeting
from workshops.models import Workshop
from workshops.pages import WorkshopPage
from workshops.words import Part

PRODUCT = "-//CIVICPORT//workshops//CS"


def event_of(request: HttpRequest, page: WorkshopPage, of: Workshop) -> Event:
    """The event of a workshop with sessions, as a page of it says it; `of` was read with all its parts."""
    return event_at(address_of(request, page), page, of, page.locale.language_code)


def address_of(request: HttpRequest, page: WorkshopPage) -> str:
    """The whole address of a page."""
    return str(request.build_absolute_uri(page_url(page.url_path, page.locale.language_code)))


def event_at(address: str, page: WorkshopPage | None, of: Workshop, language: str) -> Event:
    """The event of a workshop, with its topics; as `untopical_event`."""
    return replace(untopical_event(address, page, of, language), categories=tuple(map(str, of.topics.all())))


def untopical_event(address: str, page: WorkshopPage | None, of: Workshop, language: str) -> Event:
    """The event of a workshop with sessions; `address` is that of its page, whole. Raises ValueError without sessions.

    The name after the sign in `uid` is that of the site, whichever address it was read at.
    """
    return Event(
        uid=f"event-{of.uid}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}",
        sequence=of.sequence,
        title=page.title if page else of.name,
        about=page.description if page else "",
        url=address,
        location=str(of.place),
        meetings=tuple(Meeting(span.start, span.end) for span in of.spans),
        zone=of.zone,
        status=of.status,
        organizer=organizer(of),
        changed_at=of.changed_at,
        created_at=of.made_at,
        language=language,
    )


def organizer(of: Workshop) -> str:
    """Who holds it, the site where nobody is named."""
    rows = (row.organisation.name for row in of.organisation_rows.all() if row.part == Part.ORGANISER)
    return next(rows, "CIVICPORT")
