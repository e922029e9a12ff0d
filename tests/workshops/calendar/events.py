"""Workshops for tests of calendars."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from workshops.calendar import Event, Meeting, calendar_file

PRAGUE = ZoneInfo("Europe/Prague")
UID = "event-7c9e6679-7425-40de-944b-e07fc1f90ae7@example.org"
MEETING = Meeting(datetime(2027, 5, 4, 10, 0, tzinfo=PRAGUE), datetime(2027, 5, 4, 12, 0, tzinfo=PRAGUE))
USUAL = {
    "uid": UID,
    "sequence": 0,
    "title": "Participativní rozpočet bez slz",
    "about": "Jak začít.",
    "url": "https://example.org/cs/seminare/rozpocet/",
    "location": "Radnice, Hlavní 1, Brno",
    "meetings": (MEETING,),
    "zone": "Europe/Prague",
    "status": "planned",
    "organizer": "Odbor participace <participace@example.org>",
    "changed_at": datetime(2027, 2, 3, 8, 30, tzinfo=UTC),
    "created_at": datetime(2027, 1, 2, 7, 0, tzinfo=UTC),
    "language": "cs",
}


def make_event(**changes):
    """A workshop in Brno on one morning, with what the test says."""
    return Event(**(USUAL | changes))


def make_file(*events, **changes):
    """The calendar file of the workshops."""
    return calendar_file(events, **({"name": "Semináře", "language": "cs", "product": "-//example//cs//CS"} | changes))


def in_prague(year, month, day, hour, minute=0, fold=0):
    """A time on the clocks of Prague."""
    return datetime(year, month, day, hour, minute, tzinfo=PRAGUE, fold=fold)


def lines_of(content):
    """Whole lines of a file, as they were before they were folded."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def value_of(name, content):
    """Values of all properties of this name in the file, with their parameters."""
    return [line[len(name) :] for line in lines_of(content) if line.startswith((f"{name}:", f"{name};"))]
