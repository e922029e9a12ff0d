"""Changes, reminders and thanks: each reaches everybody whom it concerns, once, at its hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import PageViewRestriction

from site_core.outbox.models import Outgoing
from tests.page_factories import found, page, site
from tests.workshops.planting import topic, with_pages
from tests.workshops.registering.people import END, NOW, START, come, open_workshop
from workshops.models import Registration, WorkshopSession
from workshops.registering.reminding import tell_guests
from workshops.registering.taking import cancel
from workshops.registering.timing import Stage, is_due, stage_at

TICK, DAY, HOUR = timedelta(microseconds=1), timedelta(hours=24), timedelta(hours=1)


# --- when, pure -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("now", "stage"),
    [
        (START - DAY - TICK, Stage.NONE),
        (START - DAY, Stage.DAY),
        (START - HOUR - TICK, Stage.DAY),
        (START - HOUR, Stage.HOUR),
        (START - TICK, Stage.HOUR),
        (START, Stage.NONE),
        (END - TICK, Stage.NONE),
        (END, Stage.THANKS),
        (END + timedelta(days=60), Stage.NONE),
    ],
)
def test_a_reminder_begins_at_its_hour_and_ends_with_the_start(now, stage):
    assert stage_at(START, END, now, is_told_of=True) is stage


def test_as_long_as_nothing_is_told_of_it_nobody_is_thanked():
    assert stage_at(START, END, END, is_told_of=False) is Stage.NONE


def test_a_day_before_is_twenty_four_hours_also_where_the_clocks_change():
    start = datetime(2027, 3, 28, 10, tzinfo=ZoneInfo("Europe/Prague"))  # the night before has an hour less

    assert stage_at(start, start + HOUR, start.astimezone(UTC) - DAY, is_told_of=False) is Stage.DAY
    assert stage_at(start, start + HOUR, start.astimezone(UTC) - DAY - TICK, is_told_of=False) is Stage.NONE


def test_nobody_hears_of_the_day_after_the_hour():
    assert is_due("", Stage.HOUR)
    assert is_due("day", Stage.HOUR)
    assert not is_due("hour", Stage.DAY)
    assert not is_due("day", Stage.DAY)


# --- in the database --------------------------------------------------------------------------------------------------
pytestmark = pytest.mark.django_db


def told(name="nina"):
    return [one.partition(":")[0] for one in subjects(name)][1:]  # after the confirmation


def subjects(name):
    return Outgoing.objects.filter(to=f"{name}@example.org").order_by("pk").values_list("subject", flat=True)


def test_a_guest_is_reminded_a_day_and_an_hour_before_each_once():
    come(open_workshop(), "nina@example.org")
    for now in (START - DAY - TICK, START - DAY, START - DAY + HOUR, START - HOUR, START - TICK, START, END):
        tell_guests(now)

    assert told() == ["Do 24 hodin", "Do hodiny"]


def test_a_clock_that_was_late_writes_the_nearest_reminder_only():
    come(open_workshop(), "nina@example.org")
    tell_guests(START - timedelta(minutes=5))

    assert told() == ["Do hodiny"]


def test_whoever_registers_on_the_last_day_needs_no_reminder_of_the_day():
    come(open_workshop(), "nina@example.org", START - DAY + HOUR)
    tell_guests(START - DAY + 2 * HOUR)
    tell_guests(START - HOUR)

    assert told() == ["Do hodiny"]


def test_only_who_has_a_seat_is_reminded():
    of = open_workshop(capacity=1)
    first = come(of, "nina@example.org")
    come(of, "karel@example.org")
    cancel(first, START - DAY - HOUR)
    Registration.objects.filter(email="karel@example.org").update(state="waiting")
    tell_guests(START - HOUR)

    assert told() == ["Přihláška je zrušená"]
    assert "Do hodiny" not in told("karel")


def test_another_hour_is_told_once_with_a_new_file_for_the_calendar():
    of = open_workshop()
    come(of, "nina@example.org")
    of.sessions = [WorkshopSession(starts_at=START + HOUR, ends_at=END + HOUR)]
    of.status = "moved"
    of.save()
    tell_guests(NOW)
    tell_guests(NOW)

    assert told() == ["Změna"]
    [file] = Outgoing.objects.order_by("-pk")[0].attachments
    assert "SEQUENCE:1" in file["content"]


def test_who_comes_hears_that_a_new_day_is_not_known_yet():
    of = open_workshop()
    come(of, "nina@example.org")
    of.status, of.moved_from, of.sessions = "moved", START, []
    of.save()

    tell_guests(NOW)

    change = Outgoing.objects.first()
    assert "Nový termín zatím není znám." in change.text.replace("\xa0", " ")
    assert change.attachments == []


def test_one_that_was_called_off_is_told_to_those_who_come_and_wait_and_never_again():
    of = open_workshop(capacity=1)
    come(of, "nina@example.org")
    come(of, "karel@example.org")
    of.status = "cancelled"
    of.save()
    for now in (NOW, START - DAY, START - HOUR, END):
        tell_guests(now)

    assert told() == told("karel") == ["Nekoná se"]


def test_whoever_registers_after_a_change_is_not_told_of_it():
    of = open_workshop()
    of.place = {"cs": "Sál", "en": "Hall"}
    of.save()
    come(of, "nina@example.org")
    tell_guests(NOW)

    assert told() == []


def recap_of(of, **fields):
    said = {"findings": "Nejdřív potřeby.", "kind": "recap", "topics": [topic("maps").pk], "workshop": of.pk}
    site(page("news", "blog.NewsIndexPage"), page("recap", "blog.RecapPage", "news", **said, **fields))


def test_thanks_come_with_the_recap_once_to_those_who_came():
    of = open_workshop()
    with_pages(of)
    come(of, "nina@example.org")
    come(of, "karel@example.org")
    Registration.objects.filter(email="karel@example.org").update(came=False)
    tell_guests(END)
    assert told() == []

    recap_of(of)
    tell_guests(END + DAY)
    tell_guests(END + 2 * DAY)

    assert told() == ["Děkujeme"]
    assert told("karel") == []
    assert "/news-cs/recap-cs/" in last_text()


def last_text():
    return Outgoing.objects.order_by("-pk")[0].text


def test_thanks_lead_to_the_recap_in_the_language_of_the_guest():
    of = open_workshop()
    with_pages(of)
    come(of, "nina@example.org")
    Registration.objects.update(language="en")
    recap_of(of)
    tell_guests(END)

    assert "/en/news-en/recap-en/" in last_text()


def test_where_the_recap_is_in_another_language_thanks_lead_to_the_page_of_the_workshop():
    of = open_workshop()
    with_pages(of)
    come(of, "nina@example.org")
    Registration.objects.update(language="en")
    recap_of(of)
    found("recap", "en").unpublish()
    tell_guests(END)

    assert "/en/workshops-en/dilna-en/" in last_text()


def test_a_recap_that_not_everybody_may_read_is_thanked_for_later():
    of = open_workshop()
    with_pages(of)
    come(of, "nina@example.org")
    recap_of(of)
    for language in ("cs", "en"):
        PageViewRestriction.objects.create(page=found("recap", language), restriction_type="login")
    tell_guests(END)
    assert told() == []

    PageViewRestriction.objects.all().delete()
    tell_guests(END + DAY)
    assert told() == ["Děkujeme"]


def test_a_recording_is_thanked_for_as_well_and_the_recap_after_it_is_no_second_mail():
    of = open_workshop()
    value = {"title": "Záznam", "url": "https://youtu.be/aaaaaaaaaaa", "still": None, "link": "", "transcript": ""}
    with_pages(of, materials=[{"type": "recording", "value": value}])
    come(of, "nina@example.org")
    tell_guests(END)
    assert found("workshop dilna").slug in last_text()

    recap_of(of)
    tell_guests(END + DAY)
    assert told() == ["Děkujeme"]


def test_a_mail_that_could_not_be_written_is_written_by_the_next_run(monkeypatch):
    come(open_workshop(), "nina@example.org")

    def crash(*_words):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("workshops.registering.reminding.put_letter", crash)
        with pytest.raises(RuntimeError):
            tell_guests(START - HOUR)
    tell_guests(START - HOUR)

    assert told() == ["Do hodiny"]
