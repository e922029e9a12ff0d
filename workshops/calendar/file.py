"""A calendar file of RFC 5545 with what RFC 7986 added. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, vCalAddress, vUri
from icalendar import Event as Entry

from .clocks import time_zone
from .event import Event, Meeting, Status
from .words import Words, category_list, one_line, paragraphs, web_address

STATUSES: dict[Status, str] = {"planned": "CONFIRMED", "moved": "CONFIRMED", "cancelled": "CANCELLED"}
NAME_AND_MAIL = re.compile(r"(?P<name>[^<>]*?)\s*<?(?P<mail>[^<>@\s]+@[^<>@\s]+)>?")


def calendar_file(
    events: Iterable[Event], *, name: str, language: str, product: str, refresh_hours: int | None = None
) -> bytes:
    """The file with an entry for each meeting of the events, in their order; cancelled ones stay in it.

    `name` is what a program calls a subscription, `product` who made the file (`-//us//this//EN`), `refresh_hours`
    how often to ask for a subscription again.
    """
    listed = tuple(events)
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", Words(one_line(product)))
    calendar.add("METHOD", "PUBLISH")
    say(calendar, "NAME", one_line(name), language)
    say(calendar, "X-WR-CALNAME", one_line(name))
    if refresh_hours is not None:
        calendar.add("REFRESH-INTERVAL", timedelta(hours=refresh_hours), {"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", f"PT{refresh_hours}H")  # the same for Outlook
    for zone, years in years_by_zone(listed):
        calendar.add_component(time_zone(zone, min(years), max(years)))
    for event in listed:
        for number, meeting in enumerate(event.meetings, 1):
            calendar.add_component(entry(event, number, meeting))
    return bytes(calendar.to_ical())


def years_by_zone(events: Iterable[Event]) -> list[tuple[str, set[int]]]:
    """Zones that times in the file are written in, each with the years of these times."""
    years: dict[str, set[int]] = {}
    for event in events:
        for moment in (moment for meeting in event.meetings for moment in written_times(meeting, event.zone)):
            if moment.tzinfo is not UTC:
                years.setdefault(event.zone, set()).add(moment.year)
    return sorted(years.items())


def written_times(meeting: Meeting, zone: str) -> tuple[datetime, datetime]:
    """Start and end by the clocks of the zone, or both in UTC where one of them is in an hour that comes again.

    In autumn an hour comes twice, and a time of a zone means the first one (RFC 5545, 3.3.5).
    """
    clock = UTC if zone == "UTC" else ZoneInfo(zone)
    start, end = (moment.astimezone(clock).replace(microsecond=0) for moment in (meeting.start, meeting.end))
    if start.fold or end.fold:
        return start.astimezone(UTC), end.astimezone(UTC)
    return start, end


def entry(event: Event, number: int, meeting: Meeting) -> Entry:
    """The entry of one meeting."""
    made = Entry()
    start, end = written_times(meeting, event.zone)
    cancelled = event.status == "cancelled"
    made.add("UID", Words(one_line(uid_of(event.uid, number))))
    made.add("SEQUENCE", event.sequence)
    made.add("STATUS", STATUSES[event.status])
    made.add("DTSTART", start)
    made.add("DTEND", end)
    made.add("DTSTAMP", event.changed_at)
    made.add("LAST-MODIFIED", event.changed_at)
    made.add("CREATED", event.created_at)
    made.add("TRANSP", "TRANSPARENT" if cancelled else "OPAQUE")  # what is off keeps nobody busy
    describe(made, event)
    return made


def describe(made: Entry, event: Event) -> None:
    """Words, links and who organises it."""
    say(made, "SUMMARY", one_line(event.title), event.language)
    say(made, "DESCRIPTION", "\n\n".join(filter(None, description(event))), event.language)
    say(made, "LOCATION", one_line(event.location) or web_address(event.join_url), event.language)
    if categories := category_list(event.categories):
        made.add("CATEGORIES", categories, language_of(event.language))
    if address := web_address(event.url):
        made.add("URL", vUri(address))
    if organizer := organizer_of(event):
        made.add("ORGANIZER", organizer)
    if link := web_address(event.join_url):
        label = {"LABEL": one_line(event.join_words)} if event.join_words else {}
        made.add("CONFERENCE", vUri(link), {"VALUE": "URI", "FEATURE": "VIDEO", **label})


def description(event: Event) -> Iterator[str]:
    """Parts of the long text. Both links stand in it too, for many programs show no other."""
    yield paragraphs(event.about)
    if link := web_address(event.join_url):
        yield f"{one_line(event.join_words)} {link}".strip()
    yield web_address(event.url)


def organizer_of(event: Event) -> vCalAddress | None:
    """Who organises it, by mail; who has no address of mail by the page, for an address there must be."""
    said = one_line(event.organizer)
    both = NAME_AND_MAIL.fullmatch(said)
    name, address = (both["name"], f"mailto:{both['mail']}") if both else (said, web_address(event.url))
    if not (said and address):
        return None
    organizer = vCalAddress(address)
    if name:
        organizer.params["CN"] = name
    return organizer


def uid_of(uid: str, number: int) -> str:
    """The name of the first meeting is that of the event; further ones have their number before the domain."""
    own, at, domain = uid.partition("@")
    return uid if number == 1 else f"{own}-{number}{at}{domain}"


def say(component: Calendar | Entry, name: str, text: str, language: str = "") -> None:
    """Adds a text, if there is one, with its language."""
    if text:
        component.add(name, Words(text), language_of(language))


def language_of(language: str) -> dict[str, str]:
    """The parameter that says in which language a text is."""
    return {"LANGUAGE": one_line(language)} if language else {}
