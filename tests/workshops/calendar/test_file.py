"""A calendar file: what stands in it, and what a change makes of it."""

from datetime import UTC, datetime, timedelta

import pytest

from workshops.calendar import Meeting

from .events import MEETING, UID, in_prague, lines_of, make_event, make_file, value_of
from .readers import READERS, by_both

SECOND_MEETING = Meeting(MEETING.start + timedelta(days=7), MEETING.end + timedelta(days=7))


@by_both
def test_a_program_finds_what_the_workshop_is(read):
    [entry] = read(make_file(make_event(sequence=3, categories=("Rozpočet", "Úřady"))))
    assert (entry.uid, entry.title, entry.place) == (UID, "Participativní rozpočet bez slz", "Radnice, Hlavní 1, Brno")
    assert (entry.start, entry.end) == (MEETING.start, MEETING.end)
    assert (entry.status, entry.sequence, entry.categories) == ("CONFIRMED", 3, ("Rozpočet", "Úřady"))


@by_both
def test_a_workshop_that_moved_is_still_on(read):
    [entry] = read(make_file(make_event(status="moved", sequence=1)))
    assert (entry.status, entry.sequence) == ("CONFIRMED", 1)


@by_both
def test_a_cancelled_workshop_stays_in_the_file(read):
    first, second = read(make_file(make_event(status="cancelled", sequence=2), make_event(uid="event-2@example.org")))
    assert (first.uid, first.status, first.sequence) == (UID, "CANCELLED", 2)
    assert second.status == "CONFIRMED"


def test_a_cancelled_workshop_keeps_nobody_busy():
    assert value_of("TRANSP", make_file(make_event())) == [":OPAQUE"]
    assert value_of("TRANSP", make_file(make_event(status="cancelled"))) == [":TRANSPARENT"]


@by_both
def test_each_meeting_is_an_entry_with_its_own_name(read):
    entries = read(make_file(make_event(meetings=(MEETING, SECOND_MEETING))))
    assert [entry.start for entry in entries] == [MEETING.start, SECOND_MEETING.start]
    assert [entry.uid for entry in entries] == [UID, UID.replace("@", "-2@")]


@by_both
def test_what_is_only_known_by_name_is_enough(read):
    [entry] = read(make_file(make_event(about="", url="", location="", organizer="")))
    assert (entry.about, entry.place, entry.categories, entry.conference) == ("", "", (), "")


@by_both
def test_a_file_may_be_without_workshops(read):
    assert read(make_file()) == []


def test_the_file_is_published_and_says_who_made_it():
    content = make_file(make_event(), product="-//CIVICPORT//seminare//CS")
    assert value_of("METHOD", content) == [":PUBLISH"]
    assert value_of("PRODID", content) == [":-//CIVICPORT//seminare//CS"]
    assert value_of("VERSION", content) == [":2.0"]


def test_a_subscription_has_a_name_and_says_how_often_to_ask_again():
    content = make_file(make_event(), name="Semináře: rozpočty", refresh_hours=12)
    assert value_of("NAME", content) == [";LANGUAGE=cs:Semináře: rozpočty"]
    assert value_of("X-WR-CALNAME", content) == [":Semináře: rozpočty"]
    assert value_of("REFRESH-INTERVAL", content) == [";VALUE=DURATION:PT12H"]
    assert value_of("X-PUBLISHED-TTL", content) == [":PT12H"]


def test_a_single_file_is_not_asked_for_again():
    assert value_of("REFRESH-INTERVAL", make_file(make_event())) == []


def test_an_entry_says_when_it_was_made_and_changed():
    content = make_file(make_event(changed_at=in_prague(2027, 2, 3, 9, 30)))
    assert value_of("DTSTAMP", content) == value_of("LAST-MODIFIED", content) == [":20270203T083000Z"]
    assert value_of("CREATED", content) == [":20270102T070000Z"]


def test_words_have_their_language():
    content = make_file(make_event(language="en", categories=("Budget",)), language="cs")
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES"):
        assert value_of(name, content)[0].startswith(";LANGUAGE=en:")


@pytest.mark.parametrize(
    ("organizer", "written"),
    [
        ("Odbor participace <participace@example.org>", ';CN="Odbor participace":mailto:participace@example.org'),
        ("Odbor, oddělení <participace@example.org>", ';CN="Odbor, oddělení":mailto:participace@example.org'),
        ("participace@example.org", ":mailto:participace@example.org"),
        ("Odbor participace", ';CN="Odbor participace":https://example.org/cs/seminare/rozpocet/'),
    ],
)
def test_who_organises_it_has_an_address(organizer, written):
    assert value_of("ORGANIZER", make_file(make_event(organizer=organizer))) == [written]


def test_who_has_no_address_at_all_is_left_out():
    assert value_of("ORGANIZER", make_file(make_event(organizer="Odbor participace", url=""))) == []


def test_the_same_workshops_make_the_same_bytes():
    events = (make_event(categories=("B", "A")), make_event(uid="event-2@example.org", zone="America/New_York"))
    assert make_file(*events, refresh_hours=6) == make_file(*events, refresh_hours=6)


def test_the_page_is_in_the_entry_and_at_the_end_of_its_words():
    content = make_file(make_event())
    assert value_of("URL", content) == [":https://example.org/cs/seminare/rozpocet/"]
    assert [read(content)[0].about for read in READERS] == [
        "Jak začít.\n\nhttps://example.org/cs/seminare/rozpocet/"
    ] * len(READERS)


def test_a_file_begins_and_ends_as_a_calendar():
    lines = lines_of(make_file(make_event()))
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])


def test_a_meeting_without_a_zone_is_no_instant():
    with pytest.raises(ValueError, match="start needs a time zone"):
        Meeting(datetime(2027, 5, 4, 10, 0), datetime(2027, 5, 4, 12, 0, tzinfo=UTC))


def test_a_meeting_ends_after_it_starts():
    with pytest.raises(ValueError, match="ends after it starts"):
        Meeting(MEETING.start, MEETING.start)


def test_an_event_without_a_meeting_is_in_no_calendar():
    with pytest.raises(ValueError, match="has no meeting"):
        make_event(meetings=())


def test_a_change_without_a_zone_is_no_instant():
    with pytest.raises(ValueError, match="changed_at needs a time zone"):
        make_event(changed_at=datetime(2027, 2, 3, 8, 30))
