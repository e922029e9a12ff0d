"""Two libraries that read calendar files, made to say the same: neither knows of the other."""

from dataclasses import dataclass
from datetime import UTC, datetime

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream


@dataclass(frozen=True)
class Read:
    """What a program finds in an entry."""

    uid: str
    title: str
    about: str
    place: str
    start: datetime
    end: datetime
    status: str
    sequence: int
    categories: tuple[str, ...]
    conference: str


def with_icalendar(content):
    """Entries as icalendar reads them."""
    return [entry_of_icalendar(entry) for entry in icalendar.Calendar.from_ical(content).events]


def entry_of_icalendar(entry):
    categories, conferences = entry.get("CATEGORIES"), entry.conferences
    return Read(
        uid=str(entry["UID"]),
        title=str(entry.get("SUMMARY", "")),
        about=str(entry.get("DESCRIPTION", "")),
        place=str(entry.get("LOCATION", "")),
        start=entry.start.astimezone(UTC),
        end=entry.end.astimezone(UTC),
        status=entry["STATUS"],
        sequence=entry["SEQUENCE"],
        categories=tuple(map(str, categories.cats)) if categories else (),
        conference=conferences[0].uri if conferences else "",
    )


def with_ical(content):
    """Entries as ical reads them."""
    return [entry_of_ical(entry) for entry in IcsCalendarStream.calendar_from_ics(content.decode()).events]


def entry_of_ical(entry):
    return Read(
        uid=entry.uid,
        title=entry.summary or "",
        about=entry.description or "",
        place=entry.location or "",
        start=entry.dtstart.astimezone(UTC),
        end=entry.dtend.astimezone(UTC),
        status=entry.status.value,
        sequence=entry.sequence,
        categories=tuple(entry.categories),
        conference=str(entry.conference[0].uri) if entry.conference else "",
    )


READERS = (with_icalendar, with_ical)
by_both = pytest.mark.parametrize("read", READERS, ids=("icalendar", "ical"))
