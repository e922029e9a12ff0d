"""Links that open a calendar on the web with the workshop filled in."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from workshops.calendar import Meeting, google_link, outlook_link

from .events import MEETING, make_event


def asked(link):
    """What a link asks for."""
    return {name: value for name, [value] in parse_qs(urlsplit(link).query).items()}


def test_google_gets_the_first_meeting_in_utc():
    later = Meeting(MEETING.start + timedelta(days=7), MEETING.end + timedelta(days=7))
    link = google_link(make_event(meetings=(MEETING, later)))
    assert link.startswith("https://calendar.google.com/calendar/render?action=TEMPLATE&")
    assert asked(link) == {
        "action": "TEMPLATE",
        "text": "Participativní rozpočet bez slz",
        "dates": "20270504T080000Z/20270504T100000Z",
        "details": "Jak začít.\n\nhttps://example.org/cs/seminare/rozpocet/",
        "location": "Radnice, Hlavní 1, Brno",
    }


def test_outlook_gets_the_first_meeting_in_utc():
    link = outlook_link(make_event())
    assert link.startswith("https://outlook.office.com/calendar/action/compose?rru=addevent&")
    assert asked(link) == {
        "rru": "addevent",
        "subject": "Participativní rozpočet bez slz",
        "startdt": "2027-05-04T08:00:00Z",
        "enddt": "2027-05-04T10:00:00Z",
        "body": "Jak začít.\n\nhttps://example.org/cs/seminare/rozpocet/",
        "location": "Radnice, Hlavní 1, Brno",
    }


def test_a_space_in_a_link_is_no_plus():
    assert "+" not in google_link(make_event(title="1 + 1")) + outlook_link(make_event(title="1 + 1"))


def test_a_title_asks_for_nothing_else():
    link = google_link(make_event(title="a&add=who@example.org#b"))
    assert asked(link)["text"] == "a&add=who@example.org#b"
    assert "add" not in asked(link)


def test_a_long_text_is_cut_so_that_the_link_is_not():
    link = outlook_link(make_event(about="š" * 5000))
    assert asked(link)["body"].endswith("š…\n\nhttps://example.org/cs/seminare/rozpocet/")
    assert len(link) < 2300


def test_what_is_not_known_is_not_asked_for():
    assert asked(google_link(make_event(about="", url="", location=""))).keys() == {"action", "text", "dates"}
