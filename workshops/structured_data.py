"""What pages of workshops are to search engines: events with their days, place, language and price."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from site_core.page_data import describes
from site_core.structured_data import Facts, Thing, publisher, said, web_page
from workshops.models import Workshop
from workshops.pages import WorkshopIndexPage, WorkshopPage
from workshops.shown_workshop import shown_workshop
from workshops.words import Format, Part, Price, Status

MODES = {
    Format.ONLINE: "OnlineEventAttendanceMode",
    Format.ON_SITE: "OfflineEventAttendanceMode",
    Format.HYBRID: "MixedEventAttendanceMode",
}
STATES = {
    Status.PLANNED: "EventScheduled",
    Status.MOVED: "EventRescheduled",
    Status.CANCELLED: "EventCancelled",
}
SCHEMA = "https://schema.org/"


@describes("workshops.WorkshopIndexPage")
def workshops(request: HttpRequest, page: WorkshopIndexPage, facts: Facts) -> Thing:
    """The list of workshops."""
    return {**web_page(facts), "@type": "CollectionPage"}


@describes("workshops.WorkshopPage")
def workshop_page(request: HttpRequest, page: WorkshopPage, facts: Facts) -> Thing:
    """A page about a workshop; an event where its day is known, for search engines refuse one without."""
    of = shown_workshop(request, page)
    return {**web_page(facts), "mainEntity": event(of, facts)} if of.spans else web_page(facts)


def event(of: Workshop, facts: Facts) -> Thing:
    """The workshop itself."""
    spans = of.spans
    last = of.sessions.all()[len(spans) - 1]
    return said(
        {
            "@type": "Event",
            "name": facts.title,
            "description": facts.description,
            "url": facts.address,
            "startDate": spans[0].start.isoformat(),
            "endDate": last.ends_at.isoformat() if last.ends_at else None,
            "previousStartDate": of.moved_from.isoformat() if of.moved_from else None,
            "eventAttendanceMode": SCHEMA + MODES[Format(of.format)] if of.format else None,
            "eventStatus": SCHEMA + STATES[Status(of.status)],
            "inLanguage": of.spoken,
            "location": locations(of, facts),
            "organizer": organizers(of) or publisher(facts.root),
            "isAccessibleForFree": True if of.price == Price.FREE else None,
            "offers": offer(of),
            "maximumAttendeeCapacity": of.capacity,
        }
    )


def locations(of: Workshop, facts: Facts) -> list[Thing]:
    """Where it is: the place, and for what is online this page, for the link to join is private."""
    found: list[Thing] = []
    if of.format in (Format.ON_SITE, Format.HYBRID):
        found.append({"@type": "Place", "name": str(of.place), "address": str(of.place)})
    if of.format in (Format.ONLINE, Format.HYBRID):
        found.append({"@type": "VirtualLocation", "url": of.booking_url or facts.address})
    return found


def organizers(of: Workshop) -> list[Thing]:
    """Organisations that hold it."""
    rows = (row.organisation for row in of.organisation_rows.all() if row.part == Part.ORGANISER)
    return [named(one) for one in rows]


def named(organisation: Any) -> Thing:
    """An organisation (hub.Organisation) by name."""
    return said({"@type": "Organization", "name": organisation.name, "url": organisation.website})


def offer(of: Workshop) -> Thing | None:
    """A seat for nothing; amounts are words of ours and no numbers."""
    return {"@type": "Offer", "price": 0, "priceCurrency": "CZK"} if of.price == Price.FREE else None
