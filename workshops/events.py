"""Workshops as events of a calendar: the words of their page in one language, their instants, no private link."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest

from site_core.translations import page_url
from workshops.calendar import Event, Meeting
from workshops.models import Workshop
from workshops.pages import WorkshopPage
from workshops.words import Part


def event_of(request: HttpRequest, page: WorkshopPage, of: Workshop) -> Event:
    """The event of a workshop with sessions; `of` was read with all its parts. Raises ValueError without a session."""
    language = page.locale.language_code
    address = request.build_absolute_uri(page_url(page.url_path, language))
    return Event(
        uid=f"event-{of.uid}@{urlsplit(address).hostname}",
        sequence=of.sequence,
        title=page.title,
        about=page.description,
        url=address,
        location=str(of.place),
        meetings=tuple(Meeting(span.start, span.end) for span in of.spans),
        zone=of.zone,
        status=of.status,
        organizer=organizer(of),
        changed_at=of.changed_at,
        created_at=of.made_at,
        language=language,
        categories=tuple(str(topic) for topic in of.topics.all()),
    )


def organizer(of: Workshop) -> str:
    """Who holds it, the site where nobody is named."""
    rows = (row.organisation.name for row in of.organisation_rows.all() if row.part == Part.ORGANISER)
    return next(rows, "CIVICPORT")
