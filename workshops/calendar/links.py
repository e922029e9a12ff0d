"""Addresses that open a new entry in a calendar on the web, filled in. Pure; nothing private ever stands in them.

A reader follows them, no page loads anything from there. They know one meeting: the first.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from .event import Event
from .words import one_line, paragraphs, web_address

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.office.com/calendar/action/compose"  # for accounts of an organisation
MOST_SIGNS = 300  # of the text: a Czech letter is six signs of an address, and long addresses are cut on the way


def google_link(event: Event) -> str:
    """An entry in Google Calendar."""
    start, end = (f"{moment:%Y%m%dT%H%M%SZ}" for moment in first_times(event))
    asked = {"text": one_line(event.title), "dates": f"{start}/{end}", "details": short_text(event)}
    return address(GOOGLE, {"action": "TEMPLATE", **asked, "location": one_line(event.location)})


def outlook_link(event: Event) -> str:
    """An entry in Outlook on the web, for an account of work or school."""
    start, end = (f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in first_times(event))
    asked = {"subject": one_line(event.title), "startdt": start, "enddt": end, "body": short_text(event)}
    return address(OUTLOOK, {"rru": "addevent", **asked, "location": one_line(event.location)})


def first_times(event: Event) -> tuple[datetime, datetime]:
    """Start and end of the first meeting in UTC."""
    meeting = event.meetings[0]
    return meeting.start.astimezone(UTC), meeting.end.astimezone(UTC)


def short_text(event: Event) -> str:
    """The beginning of what it is about, and the page with the rest."""
    about = paragraphs(event.about)
    beginning = about if len(about) <= MOST_SIGNS else about[: MOST_SIGNS - 1].rstrip() + "…"
    return "\n\n".join(filter(None, (beginning, web_address(event.url))))


def address(base: str, asked: dict[str, str]) -> str:
    """The address with what is known; spaces as %20, for Outlook shows a plus as it is."""
    return f"{base}?{urlencode({name: value for name, value in asked.items() if value}, quote_via=quote)}"
