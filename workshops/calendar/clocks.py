"""How the clocks of a zone go, as a VTIMEZONE. Pure: the rules are those of the time zone data that Python reads.

icalendar can make one as well: a list of single days until 2038 with a remark in English. Outlook wants a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Clock:
    """How a zone counts its hours for a while: what it adds to UTC, what that is called, whether it is summer time."""

    offset: timedelta
    name: str
    summer: bool


@dataclass(frozen=True)
class Change:
    """From one way to count to another; `at` is what the clocks showed before they were put on or back."""

    at: datetime
    before: timedelta
    after: Clock


def time_zone(name: str, first: int, last: int) -> Timezone:
    """The zone with all that is needed to read times of these years."""
    zone = Timezone()
    zone.add("TZID", name)
    groups: dict[tuple[timedelta, Clock], list[datetime]] = {}
    for change in changes(name, first - 1, last + 1):
        groups.setdefault((change.before, change.after), []).append(change.at)
    for (before, after), moments in groups.items():
        zone.add_component(way_to_count(before, after, moments, last + 1))
    return zone


def way_to_count(
    before: timedelta, after: Clock, moments: list[datetime], last: int
) -> TimezoneDaylight | TimezoneStandard:
    """One part of a VTIMEZONE: since when, and when again."""
    part = TimezoneDaylight() if after.summer else TimezoneStandard()
    part.add("DTSTART", moments[0])
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", after.offset)
    part.add("TZNAME", after.name)
    if rule := yearly_rule(moments, last):
        part.add("RRULE", rule)
    else:
        part.add("RDATE", moments)  # with the first one, for some programs read only the days of a list
    return part


def yearly_rule(moments: list[datetime], last: int) -> dict[str, str | int] | None:
    """The rule behind these moments, as "the last Sunday in March", if they have one and it holds to the end."""
    every_year = len(moments) > 1 and [at.year for at in moments] == list(range(moments[0].year, last + 1))
    alike = len({(at.month, at.weekday(), at.time()) for at in moments}) == 1
    if not (every_year and alike):
        return None
    weeks = {-1} if all(in_last_week(at) for at in moments) else {(at.day - 1) // 7 + 1 for at in moments}
    if len(weeks) > 1:
        return None
    return {"FREQ": "YEARLY", "BYMONTH": moments[0].month, "BYDAY": f"{weeks.pop()}{WEEKDAYS[moments[0].weekday()]}"}


def in_last_week(moment: datetime) -> bool:
    """Whether no such weekday follows in the same month."""
    return (moment + 7 * DAY).month != moment.month


@lru_cache(maxsize=64)
def changes(name: str, first: int, last: int) -> tuple[Change, ...]:
    """All changes of these years; before them one that says how the first of them began, where it has no change."""
    zone, start = ZoneInfo(name), datetime(first, 1, 1, tzinfo=UTC)
    found = tuple(changes_between(zone, start, datetime(last + 1, 1, 1, tzinfo=UTC)))
    if found and found[0].at.year == first:
        return found
    clock = clock_at(zone, start)
    return (Change(datetime(first, 1, 1), clock.offset, clock), *found)


def changes_between(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Change]:
    """Looks at each day, and closer where its ends differ."""
    days = (start + DAY * number for number in range((end - start).days + 1))
    for earlier, later in pairwise(days):
        before, after = clock_at(zone, earlier), clock_at(zone, later)
        if before != after:
            moment = first_moment_of(after, zone, earlier, later)
            yield Change((moment + before.offset).replace(tzinfo=None), before.offset, after)


def first_moment_of(clock: Clock, zone: ZoneInfo, earlier: datetime, later: datetime) -> datetime:
    """The second when the clocks begin to go like this, between two instants."""
    while later - earlier > SECOND:
        middle = earlier + (later - earlier) // SECOND // 2 * SECOND
        earlier, later = (earlier, middle) if clock_at(zone, middle) == clock else (middle, later)
    return later


def clock_at(zone: ZoneInfo, moment: datetime) -> Clock:
    """How the zone counts at an instant."""
    local = moment.astimezone(zone)
    summer = (local.dst() or timedelta()) > timedelta()
    return Clock(local.utcoffset() or timedelta(), local.tzname() or "", summer)
