"""What happens between two steps: a workshop that is moved or called off, a guest who is faster than an assistant."""

from __future__ import annotations

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from site_core.outbox.models import Outgoing
from tests.workshops.registering.people import END, NOW, START, come, open_workshop, said, states
from workshops.desk.deciding import offered_decisions
from workshops.desk.registration_list import RegistrationViewSet
from workshops.models import Registration, WorkshopSession
from workshops.registering.forgetting import forget, forget_old, settle_queues
from workshops.registering.reminding import claim_and_write, tell_guests
from workshops.registering.seats import Door
from workshops.registering.taking import Gone, accept, cancel, decide, register, settle, with_a_queue
from workshops.words import Occasion

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def move(of, start=START + 7 * DAY, **fields):
    of.sessions = [WorkshopSession(starts_at=start, ends_at=start + 3 * HOUR)] if start else []
    for name, value in {"status": "moved", "moved_from": START, **fields}.items():
        setattr(of, name, value)
    of.save()


def call_off(of):
    of.status = "cancelled"
    of.save()


def subjects():
    return [mail.subject.partition(":")[0] for mail in Outgoing.objects.order_by("pk")]


def last_mail():
    return Outgoing.objects.order_by("-pk")[0]


def offered(of, first="nina", second="karel"):
    """The registration of somebody who waited and is offered the only seat."""
    one, two = come(of, f"{first}@example.org"), come(of, f"{second}@example.org")
    cancel(one, NOW)
    two.refresh_from_db()
    assert two.state == "offered"
    return two


# --- moved ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("heard_before", [DAY, HOUR])
def test_reminders_begin_anew_with_another_day(heard_before):
    of = open_workshop()
    come(of, "nina@example.org")
    tell_guests(START - heard_before)
    move(of)
    tell_guests(START)
    before = len(subjects())

    tell_guests(START + 7 * DAY - DAY)
    tell_guests(START + 7 * DAY - HOUR)

    assert subjects()[before:] == ["Do 24 hodin", "Do hodiny"]


def test_a_mail_about_another_place_in_the_last_hour_stands_for_the_reminder():
    of = open_workshop()
    come(of, "nina@example.org")
    tell_guests(START - HOUR)
    before = len(subjects())
    of.format, of.place = "on_site", {"cs": "Jinde", "en": "Elsewhere"}
    of.save()

    tell_guests(START - HOUR / 2)
    tell_guests(START - HOUR / 4)

    assert subjects()[before:] == ["Změna"]


def test_another_link_to_join_is_a_change_that_guests_hear_of():
    of = open_workshop(join_url="https://example.org/old")
    come(of, "nina@example.org")
    of.join_url = "https://example.org/new"
    of.save()
    tell_guests(NOW)

    assert subjects()[-1] == "Změna"
    assert "https://example.org/new" in last_mail().attachments[0]["content"]


def test_the_same_instants_on_other_clocks_are_no_change():
    of = open_workshop()
    prague = ZoneInfo("Europe/Prague")
    of.sessions = [WorkshopSession(starts_at=START.astimezone(prague), ends_at=END.astimezone(UTC))]
    of.save()
    assert of.sequence == 0


def test_an_offer_is_not_taken_once_an_earlier_start_has_passed():
    of = open_workshop(capacity=1)
    own = offered(of)
    move(of, START - 8 * DAY - 23 * HOUR)

    with pytest.raises(Gone):
        accept(own, NOW + 2 * HOUR)


# --- called off -----------------------------------------------------------------------------------------------------
def test_whoever_had_a_seat_gets_a_file_that_calls_it_off_in_the_calendar():
    of = open_workshop(capacity=1, join_url="https://example.org/room")
    come(of, "nina@example.org")
    come(of, "karel@example.org")
    call_off(of)
    tell_guests(NOW)

    files = {mail.to: mail.attachments for mail in Outgoing.objects.filter(subject__startswith="Nekoná se")}
    assert files["karel@example.org"] == []
    [file] = files["nina@example.org"]
    assert "STATUS:CANCELLED" in file["content"]
    assert "SEQUENCE:1" in file["content"]
    assert "example.org/room" not in file["content"]


def test_whoever_cancels_a_seat_gets_a_file_that_takes_it_out_of_the_calendar():
    of = open_workshop(capacity=1)
    first, second = come(of, "nina@example.org"), come(of, "karel@example.org")

    cancel(second, NOW)
    assert last_mail().attachments == []
    cancel(first, NOW)
    assert "STATUS:CANCELLED" in last_mail().attachments[0]["content"]


def test_an_offer_of_what_was_called_off_runs_out_in_silence():
    of = open_workshop(capacity=1)
    own = offered(of)
    call_off(of)
    before = subjects()

    settle(of.pk, NOW + 2 * DAY)

    own.refresh_from_db()
    assert own.state == "expired"
    assert subjects() == before


def test_nobody_is_let_in_to_what_was_called_off():
    of = open_workshop(approval=True)
    own = come(of, "nina@example.org")
    call_off(of)

    assert "approve" not in offered_decisions(Registration.objects.get(pk=own.pk), NOW)
    with pytest.raises(Gone):
        decide(own, NOW, approve=True)
    assert decide(own, NOW, approve=False).state == "declined"


def test_a_shut_door_does_not_tell_who_is_registered():
    of = open_workshop(closes_at=NOW + HOUR)
    come(of, "nina@example.org")
    before = subjects()

    answers = [register(of.pk, said(f"{who}@example.org"), f"late {who}", NOW + DAY) for who in ("nina", "karel")]

    assert [answer.registration for answer in answers] == [None, None]
    assert {answer.door for answer in answers} == {Door.CLOSED}
    assert subjects() == before


# --- queues and forgetting ------------------------------------------------------------------------------------------
def test_queues_of_what_has_begun_or_was_called_off_are_left_alone():
    ahead, begun, off = (open_workshop(key, capacity=1) for key in ("ahead", "begun", "off"))
    for of in (ahead, begun, off):
        come(of, "nina@example.org", form=f"first of {of.key}")
        come(of, "karel@example.org", form=f"second of {of.key}")
    move(begun, NOW - DAY)
    call_off(off)

    assert list(with_a_queue(NOW)) == [ahead.pk]
    assert settle_queues(NOW) == ""


def test_names_of_one_without_a_day_are_forgotten_some_months_after_it_was_to_begin():
    of = open_workshop(months_kept=6)
    come(of, "nina@example.org")
    move(of, None)

    assert forget_old(START + 6 * 30 * DAY) == ""
    assert forget_old(START + 6 * 31 * DAY) == "1 anonymised"


# --- two at once ----------------------------------------------------------------------------------------------------
def test_a_reminder_is_not_written_to_whoever_has_cancelled_since_the_clock_read_them():
    of = open_workshop()
    own = come(of, "nina@example.org")
    guests = of.registrations.filter(state="confirmed", wants_reminders=True)
    cancel(own, NOW)

    assert claim_and_write(own, of, Occasion.SOON, guests.filter(heard=own.heard), heard="hour") == 0


def form_of(own, **values):
    """The form of the desk as an assistant has opened it, sent with these values."""
    form_class = RegistrationViewSet().get_form_class(for_update=True)
    form = form_class({"decision": "", "came": "unknown", **values}, instance=Registration.objects.get(pk=own.pk))
    assert form.is_valid(), form.errors
    return form


def test_an_assistant_does_not_bring_back_a_guest_who_has_cancelled_meanwhile(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    of = open_workshop(capacity=1)
    own = come(of, "nina@example.org")
    come(of, "karel@example.org")
    form = form_of(own, came="true")
    cancel(own, NOW)
    form.save()

    assert states(of) == {"nina": "cancelled", "karel": "offered"}
    own.refresh_from_db()
    assert own.came is True


def test_an_assistant_does_not_bring_back_a_guest_who_has_deleted_everything_meanwhile(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    of = open_workshop()
    own = come(of, "nina@example.org")
    form = form_of(own, came="true", decision="cancel")
    forget(own, NOW)
    form.save()

    assert not of.registrations.exists()
