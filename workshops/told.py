"""One workshop in words: what its page shows beside the text that people wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from site_core.world import language_name
from workshops.models import Workshop
from workshops.times import Phase
from workshops.words import Audience, Part, Status

STILL_OPEN = (Phase.UPCOMING, Phase.RUNNING)


@dataclass(frozen=True)
class When:
    """One session: the day in words, the hours with their zone."""

    day: str
    hours: str
    machine: str


@dataclass(frozen=True)
class Brief:
    """What a list says of a workshop."""

    phase: Phase
    status: str
    is_cancelled: bool
    is_moved: bool
    when: tuple[When, ...]
    held_in: str
    zone: str
    format: str
    languages: str
    price: str

    @property
    def further(self) -> int:
        """How many sessions come after the first one."""
        return max(len(self.when) - 1, 0)

    @property
    def phase_words(self) -> str:
        """Whether it is to come."""
        if self.is_past:
            return gettext("is over")
        return gettext("Running now") if self.is_running else gettext("Upcoming")

    @property
    def is_past(self) -> bool:
        """Whether nobody can come any more."""
        return self.phase not in STILL_OPEN

    @property
    def is_running(self) -> bool:
        """Whether it runs at this moment."""
        return self.phase is Phase.RUNNING


@dataclass(frozen=True)
class Told(Brief):
    """All of it. `organisations` by their part; `was_to_begin`: the former day of one that was moved."""

    key: str
    was_to_begin: str
    place: str
    access: str
    language_note: str
    audiences: str
    price_words: str
    seats: int | None
    came: int | None
    booking_url: str
    series: str
    organisations: tuple[tuple[str, tuple[Any, ...]], ...]
    speakers: tuple[Any, ...]


def brief(workshop: Workshop, now: datetime) -> Brief:
    """A workshop in short, in the active language at an instant; of its rows it reads the sessions alone."""
    return Brief(**briefly(workshop, now))


def briefly(workshop: Workshop, now: datetime) -> dict[str, Any]:
    return {
        "phase": workshop.phase_at(now),
        "status": workshop.get_status_display(),
        "is_cancelled": not workshop.takes_place,
        "is_moved": workshop.status == Status.MOVED,
        "when": tuple(when(row.starts_at, row.ends_at, workshop.zone) for row in workshop.sessions.all()),
        "held_in": held_in(workshop),
        "zone": zone_words(workshop),
        "format": workshop.get_format_display() or gettext("not stated"),
        "languages": ", ".join(map(language_name, workshop.spoken)) or gettext("not stated"),
        "price": workshop.get_price_display() or gettext("not stated"),
    }


def told(workshop: Workshop, now: datetime, today: date) -> Told:
    """A workshop in the active language at an instant; people with a consent in force on this day."""
    return Told(
        **briefly(workshop, now),
        key=workshop.key,
        was_to_begin=moment(workshop.moved_from, workshop.zone),
        place=str(workshop.place),
        access=str(workshop.access),
        language_note=str(workshop.language_note),
        audiences=", ".join(str(Audience(key).label) for key in workshop.audiences),
        price_words=str(workshop.price_words),
        seats=workshop.capacity,
        came=workshop.came,
        booking_url=workshop.booking_url,
        series=str(workshop.series or ""),
        organisations=tuple(by_part(workshop)),
        speakers=tuple(row.person for row in workshop.speaker_rows.all() if row.person.may_be_shown(today)),
    )


def held_in(workshop: Workshop) -> str:
    """What is known of the day of one without sessions."""
    unknown = gettext("The new day is not known yet.") if workshop.is_postponed else gettext("the day is not known")
    return str(workshop.held_in) or unknown


def when(start: datetime, end: datetime | None, zone: str) -> When:
    """A session on the clocks of its zone; one that ends on another day says which."""
    begins, ends = start.astimezone(ZoneInfo(zone)), end and end.astimezone(ZoneInfo(zone))
    day, hours = date_format(begins, pgettext("format of a day", "l j F Y")), date_format(begins, "TIME_FORMAT")
    if ends and ends.date() == begins.date():
        hours = gettext("%(from)s to %(to)s") % {"from": hours, "to": date_format(ends, "TIME_FORMAT")}
    elif ends:
        hours = gettext("%(from)s to %(to)s") % {"from": hours, "to": date_format(ends, "DATETIME_FORMAT")}
    else:
        hours = gettext("from %(time)s") % {"time": hours}
    return When(day, hours, start.isoformat())


def moment(instant: datetime | None, zone: str) -> str:
    """An instant on the clocks of a zone; nothing where there is none."""
    return date_format(instant.astimezone(ZoneInfo(zone)), "DATETIME_FORMAT") if instant else ""


def zone_words(workshop: Workshop) -> str:
    """Which clocks the hours stand on: the zone as people call it, as of the first session."""
    starts = [row.starts_at for row in workshop.sessions.all()]
    return zone_name(starts[0], workshop.zone) if starts else ""


def clock_words(instant: datetime | None, zone: str) -> str:
    """An instant on the clocks of a zone, and which clocks these are; nothing where there is none."""
    return f"{moment(instant, zone)} ({zone_name(instant, zone)})" if instant else ""


def zone_name(instant: datetime, zone: str) -> str:
    """A zone as people call it at an instant."""
    known = {
        "CET": gettext("Central European Time"),
        "CEST": gettext("Central European Summer Time"),
        "GMT": gettext("Greenwich Mean Time"),
        "BST": gettext("British Summer Time"),
        "EET": gettext("Eastern European Time"),
        "EEST": gettext("Eastern European Summer Time"),
    }
    name = instant.astimezone(ZoneInfo(zone)).tzname() or ""
    return known.get(name, zone)


def by_part(workshop: Workshop) -> Iterable[tuple[str, tuple[Any, ...]]]:
    """Organisations by what they have to do with it."""
    rows = list(workshop.organisation_rows.all())
    titles = {
        Part.ORGANISER: gettext("Organised by"),
        Part.PARTNER: gettext("Partners"),
        Part.GUEST: gettext("Guests"),
    }
    for part, title in titles.items():
        found = tuple(row.organisation for row in rows if row.part == part)
        if found:
            yield title, found
