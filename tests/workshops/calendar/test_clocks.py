"""Calendars over the days when clocks are changed, in Prague and elsewhere."""

from datetime import UTC, timedelta
from zlib import crc32
from zoneinfo import ZoneInfo

import pytest

from workshops.calendar import Meeting

from .events import MEETING, in_prague, lines_of, make_event, make_file, value_of
from .readers import by_both

SPRING = Meeting(in_prague(2027, 3, 28, 1, 30), in_prague(2027, 3, 28, 3, 30))
AUTUMN = Meeting(in_prague(2027, 10, 31, 1, 30), in_prague(2027, 10, 31, 3, 30))
PRAGUE_LINES = """\
BEGIN:VTIMEZONE
TZID:Europe/Prague
BEGIN:DAYLIGHT
DTSTART:20260329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20261025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE""".splitlines()


def with_unknown_zone(content, name):
    """The file with a zone that no program knows, so that it has to read how its clocks go."""
    new = f"Kocourkov/{crc32(content)}"  # icalendar remembers a zone by its name for as long as the program runs
    return content.replace(name.encode(), new.encode())


def monthly(year):
    """Starts of twelve meetings, and the meetings."""
    starts = [in_prague(year, month, 15, 12).astimezone(UTC) for month in range(1, 13)]
    return starts, tuple(Meeting(start, start + timedelta(hours=1)) for start in starts)


@by_both
@pytest.mark.parametrize(("meeting", "length"), [(SPRING, 1), (AUTUMN, 3)], ids=("spring", "autumn"))
def test_a_meeting_over_the_change_keeps_its_instants(read, meeting, length):
    [entry] = read(make_file(make_event(meetings=(meeting,))))
    assert (entry.start, entry.end) == (meeting.start.astimezone(UTC), meeting.end.astimezone(UTC))
    assert entry.end - entry.start == timedelta(hours=length)


@pytest.mark.parametrize(("meeting", "day"), [(SPRING, "20270328"), (AUTUMN, "20271031")], ids=("spring", "autumn"))
def test_a_meeting_over_the_change_stands_as_the_clocks_show_it(meeting, day):
    content = make_file(make_event(meetings=(meeting,)))
    assert value_of("DTSTART", content)[-1] == f";TZID=Europe/Prague:{day}T013000"
    assert value_of("DTEND", content) == [f";TZID=Europe/Prague:{day}T033000"]


@by_both
@pytest.mark.parametrize("meeting", [SPRING, AUTUMN, MEETING], ids=("spring", "autumn", "summer"))
def test_a_program_that_does_not_know_prague_reads_its_clocks_from_the_file(read, meeting):
    [entry] = read(with_unknown_zone(make_file(make_event(meetings=(meeting,))), "Europe/Prague"))
    assert (entry.start, entry.end) == (meeting.start.astimezone(UTC), meeting.end.astimezone(UTC))


@by_both
@pytest.mark.parametrize(
    ("zone", "year"),
    [("Europe/Prague", 2027), ("Europe/Prague", 2040), ("America/New_York", 2027), ("Africa/Lagos", 2027)],
)
def test_clocks_in_the_file_are_right_on_each_day_of_a_year(read, zone, year):
    noon = in_prague(year, 1, 1, 12)
    starts = [noon.astimezone(UTC) + timedelta(days=number) for number in range(365)]
    meetings = tuple(Meeting(start, start + timedelta(hours=1)) for start in starts)
    content = with_unknown_zone(make_file(make_event(meetings=meetings, zone=zone)), zone)
    assert [entry.start for entry in read(content)] == starts


@by_both
def test_dublin_counts_its_winter_time_as_the_exception(read):
    starts, meetings = monthly(2027)
    content = make_file(make_event(meetings=meetings, zone="Europe/Dublin"))
    assert [entry.start for entry in read(with_unknown_zone(content, "Europe/Dublin"))] == starts


@by_both
def test_a_zone_without_a_rule_has_its_days(read):
    starts, meetings = monthly(2027)
    content = make_file(make_event(meetings=meetings, zone="Africa/Casablanca"))
    assert value_of("RRULE", content) == []
    assert [entry.start for entry in read(with_unknown_zone(content, "Africa/Casablanca"))] == starts


@by_both
def test_a_zone_that_gave_up_summer_time_changes_no_more(read):
    starts, meetings = monthly(2015)
    content = make_file(make_event(meetings=meetings, zone="Europe/Moscow"))
    assert [entry.start for entry in read(with_unknown_zone(content, "Europe/Moscow"))] == starts


@by_both
def test_the_second_of_two_equal_hours_is_told_from_the_first(read):
    first, second = in_prague(2027, 10, 31, 2, 30), in_prague(2027, 10, 31, 2, 30, fold=1)
    event = make_event(meetings=(Meeting(first.astimezone(UTC), second.astimezone(UTC)),))
    [entry] = read(make_file(event))
    assert (entry.start, entry.end) == (first.astimezone(UTC), second.astimezone(UTC))
    assert value_of("DTEND", make_file(event)) == [":20271031T013000Z"]


def test_prague_has_its_rules_for_both_changes():
    lines = lines_of(make_file(make_event()))
    start = lines.index("BEGIN:VTIMEZONE")
    assert lines[start : start + len(PRAGUE_LINES)] == PRAGUE_LINES


def test_a_zone_stands_once_and_only_if_a_time_is_written_in_it():
    of_zone = {zone: make_event(uid=f"event-{zone}@example.org", zone=zone) for zone in ("UTC", "Europe/Prague")}
    elsewhere = make_event(uid="event-3@example.org", zone="America/New_York")
    content = make_file(of_zone["Europe/Prague"], elsewhere, of_zone["UTC"], of_zone["Europe/Prague"])
    assert value_of("TZID", content) == [":America/New_York", ":Europe/Prague"]
    assert value_of("TZID", make_file(of_zone["UTC"])) == []


def test_a_time_may_be_given_in_any_zone():
    tokyo = ZoneInfo("Asia/Tokyo")
    meeting = Meeting(MEETING.start.astimezone(tokyo), MEETING.end.astimezone(UTC))
    assert make_file(make_event(meetings=(meeting,))) == make_file(make_event())
