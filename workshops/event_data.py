"""A workshop as an Event of schema.org. What nobody stated is left out, and the link to join is never in it.

https://developers.google.com/search/docs/appearance/structured-data/event says what search engines read of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from site_core.structured_data import Facts, Thing, person, publisher, said
from workshops.models import Workshop
from workshops.registering.rules import counted_seats, door_of
from workshops.registering.seats import Door
from workshops.words import Format, Part, Price, Status

SCHEMA = "https://schema.org/"
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
SEATS = {Door.OPEN: "InStock", Door.FULL: "SoldOut"}
NOT_OFFERED = (Door.CANCELLED, Door.OVER)


def event(of: Workshop, facts: Facts, now: datetime, today: date, pictures: Sequence[str] = ()) -> Thing | None:
    """The workshop at an instant, with people whose consent is in force today; None where nobody knows its day."""
    when = days(of)
    if when is None:
        return None
    return said(
        {
            "@type": "Event",
            "@id": f"{facts.address}#event",
            "name": facts.title,
            "description": facts.description,
            "url": facts.address,
            **when,
            "eventAttendanceMode": SCHEMA + MODES[Format(of.format)] if of.format else None,
            "inLanguage": of.spoken,
            "location": locations(of, facts),
            "organizer": organizers(of) or {**publisher(facts.root), "url": facts.root},
            "performer": performers(of, today),
            "superEvent": series(of, facts),
            "image": list(pictures),
            "isAccessibleForFree": of.price == Price.FREE if of.price else None,
            "offers": offer(of, facts, now),
            "maximumAttendeeCapacity": of.capacity,
        }
    )


def days(of: Workshop) -> Thing | None:
    """When it is and whether that holds, on the clocks of its zone.

    One that was moved and has no new day yet is postponed: it keeps the day when it was to begin.
    """
    spans, former = of.spans, clock(of.moved_from, of.zone) if of.status == Status.MOVED else None
    if spans:
        ends = [row.ends_at for row in of.sessions.all()]
        return {
            "startDate": clock(spans[0].start, of.zone),
            "endDate": clock(max(filter(None, ends)), of.zone) if all(ends) else None,
            "previousStartDate": former,
            "eventStatus": SCHEMA + STATES[Status(of.status)],
        }
    return {"startDate": former, "eventStatus": f"{SCHEMA}EventPostponed"} if former else None


def clock(instant: datetime | None, zone: str) -> str | None:
    """An instant on the clocks of a zone."""
    return instant.astimezone(ZoneInfo(zone)).isoformat() if instant else None


def locations(of: Workshop, facts: Facts) -> list[Thing]:
    """Where it is: the place, and for what is online this page, for the link to join is private."""
    found: list[Thing] = []
    if of.format in (Format.ON_SITE, Format.HYBRID) and str(of.place):
        found.append({"@type": "Place", "name": str(of.place), "address": str(of.place)})
    if of.format in (Format.ONLINE, Format.HYBRID):
        found.append({"@type": "VirtualLocation", "url": facts.address})
    return found


def organizers(of: Workshop) -> list[Thing]:
    """Organisations that hold it."""
    rows = (row.organisation for row in of.organisation_rows.all() if row.part == Part.ORGANISER)
    return [named(one) for one in rows]


def named(organisation: Any) -> Thing:
    """An organisation (hub.Organisation) by name."""
    return said({"@type": "Organization", "name": organisation.name, "url": organisation.website})


def performers(of: Workshop, today: date) -> list[Thing]:
    """Those who speak there and agree today to be shown."""
    people = (row.person for row in of.speaker_rows.all())
    return [person(one.name, "", str(one.role)) for one in people if one.may_be_shown(today)]


def series(of: Workshop, facts: Facts) -> Thing | None:
    """The series that it belongs to, the same one on each of its pages in a language."""
    if of.series is None:
        return None
    name = f"{facts.root}#series-{of.series.key}"
    return said({"@type": "EventSeries", "@id": name, "name": str(of.series), "description": str(of.series.about)})


def offer(of: Workshop, facts: Facts, now: datetime) -> Thing | None:
    """A seat, while one can come on a known day for a known price; an amount is words of ours and stands as words."""
    door = door_of(of, counted_seats(of), now)
    if not of.price or of.is_postponed or door in NOT_OFFERED:
        return None
    free = {"price": 0, "priceCurrency": "CZK"} if of.price == Price.FREE else {"description": str(of.price_words)}
    return said(
        {
            "@type": "Offer",
            **free,
            "url": of.booking_url or facts.address,
            "availability": SCHEMA + SEATS[door] if door in SEATS else None,
            "validFrom": clock(of.opens_at, of.zone),
        }
    )
