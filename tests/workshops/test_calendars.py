"""Calendars as readers download and subscribe to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from tests.page_factories import site
from tests.workshops.planting import INDEX, with_pages, workshop
from workshops.models import WorkshopSession

pytestmark = pytest.mark.django_db
START = datetime(2026, 12, 10, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALL, ENGLISH = "/kalendare/civicport.ics", "/en/calendars/civicport.ics"


def events(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_file_holds_the_workshop_in_the_language_of_its_address():
    with_pages(workshop("dilna", (START, START + HOUR)))

    [czech], [english] = events("/kalendare/workshop/dilna.ics"), events("/en/calendars/workshop/dilna.ics")

    assert (czech["SUMMARY"], english["SUMMARY"]) == ("dilna cs", "dilna en")
    assert czech["UID"] == english["UID"]
    assert czech.decoded("DTSTART") == START
    assert czech["URL"].endswith("/workshops-cs/dilna-cs/")


def test_the_private_link_stands_in_no_calendar_for_everybody():
    with_pages(workshop("dilna", (START, START + HOUR), join_url="https://meet.example.org/tajne"))

    for path in (ALL, "/kalendare/workshop/dilna.ics"):
        assert b"tajne" not in Client().get(path).content


def test_a_subscription_holds_all_with_a_day_and_keeps_cancelled_ones():
    with_pages(
        workshop("bude", (START, START + HOUR)),
        workshop("nebude", (START, START + HOUR), status="cancelled"),
        workshop("kdysi", held_in={"cs": "leden", "en": "January"}),
    )

    assert {str(one["SUMMARY"]): str(one["STATUS"]) for one in events(ALL)} == {
        "bude cs": "CONFIRMED",
        "nebude cs": "CANCELLED",
    }


def test_a_topic_has_a_subscription_of_its_own():
    with_pages(
        workshop("mapy", (START, START + HOUR), topics=["maps"]),
        workshop("jine", (START, START + HOUR), topics=["needs"]),
    )

    assert [str(one["SUMMARY"]) for one in events("/en/calendars/topic/maps.ics")] == ["mapy en"]


def test_a_subscription_without_workshops_is_empty_and_valid():
    site(INDEX)

    assert events(ALL) == []


@pytest.mark.parametrize("path", ["/kalendare/workshop/neni.ics", "/kalendare/tema/neni.ics"])
def test_what_does_not_exist_has_no_calendar(path):
    with_pages(workshop("dilna", (START, START + HOUR)))

    assert Client().get(path).status_code == 404


def test_a_workshop_without_a_day_has_no_file():
    with_pages(workshop("kdysi", held_in={"cs": "leden", "en": "January"}))

    assert Client().get("/kalendare/workshop/kdysi.ics").status_code == 404


# --- what calendars hear of -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "changes", [{"status": "cancelled"}, {"zone": "Europe/London"}, {"place": {"cs": "Sál"}}, {"format": "hybrid"}]
)
def test_a_change_that_moves_a_guest_is_counted(changes):
    of = workshop("dilna", (START, START + HOUR))
    for name, value in changes.items():
        setattr(of, name, value)
    of.save()

    of.refresh_from_db()
    assert of.sequence == 1


def test_another_hour_is_counted():
    of = workshop("dilna", (START, START + HOUR))
    of.sessions = [WorkshopSession(starts_at=START + HOUR, ends_at=START + 2 * HOUR)]
    of.save()

    assert of.sequence == 1


def test_a_change_of_anything_else_is_not_counted():
    of = workshop("dilna", (START, START + HOUR))
    of.capacity = 20
    of.save()

    assert of.sequence == 0
