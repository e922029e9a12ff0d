"""What the page behind the link says of a registration: never more than is true at the moment it is opened."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.workshops.planting import with_pages
from tests.workshops.registering.people import END, NOW, START, come, open_workshop, states
from workshops.models import Registration, Workshop
from workshops.registering.links import token_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
OFFERED = {"state": "offered", "offered_until": NOW + HOUR}
RUN_OUT = {"state": "offered", "offered_until": NOW}


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    cache.clear()
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def of():
    made = open_workshop(capacity=2, join_url="https://meet.example.org/tajne")
    with_pages(made)
    return made


@pytest.fixture
def own(of):
    return come(of, "nina@example.org")


def at(own, way=""):
    return f"/prihlasky/{token_of(own)}/{way}"


def read(own):
    return re.sub(r"\s+", " ", Client().get(at(own)).content.decode().replace("\xa0", " "))


def take(own):
    return Client(headers={"sec-fetch-site": "same-origin"}).post(at(own), {"action": "accept"})


# --- the workshop -----------------------------------------------------------------------------------------------------
def test_nobody_has_a_seat_where_nothing_takes_place(own):
    Workshop.objects.update(status="cancelled")
    html = read(own)

    assert "Tento workshop se nekoná, byl zrušen." in html
    assert "Máte místo." not in html
    assert "tajne" not in html
    assert at(own, "zrusit/") not in html


def test_what_is_over_is_said_to_be_over(own, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: END)
    html = read(own)

    assert "Tento workshop už proběhl." in html
    assert "Máte místo." not in html


def test_what_was_moved_says_so_beside_the_seat(own):
    Workshop.objects.update(status="moved")
    html = read(own)

    assert "Máte místo." in html
    assert "Termín se změnil." in html


def test_the_page_says_where_it_is_and_what_it_costs(own):
    Workshop.objects.update(
        format="hybrid", price="paid", place={"cs": "Sál, Lhota"}, access={"cs": "Výtah."}, price_words={"cs": "300 Kč"}
    )
    html = read(own)

    for words in ("Sál, Lhota", "Výtah.", "na místě i online", "300 Kč"):
        assert words in html


def test_who_has_a_seat_gets_the_file_for_the_calendar_with_the_link_again(own):
    assert at(own, "kalendar.ics") in read(own)
    answer = Client().get(at(own, "kalendar.ics"))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert "https://meet.example.org/tajne" in answer.content.decode().replace("\r\n ", "")


@pytest.mark.parametrize("fields", [{"state": "waiting"}, OFFERED, {"state": "cancelled"}])
def test_without_a_seat_there_is_no_file(own, fields):
    Registration.objects.update(**fields)

    assert "kalendar.ics" not in read(own)
    assert Client().get(at(own, "kalendar.ics")).status_code == 404


def test_a_link_that_was_cut_gives_no_file(own):
    assert Client().get(f"/prihlasky/{token_of(own)[:-3]}/kalendar.ics").status_code == 404


# --- the queue --------------------------------------------------------------------------------------------------------
def test_whoever_waits_reads_how_many_are_before_them(of, own):
    come(of, "a@example.org")
    for name in "bc":
        waiting = come(of, f"{name}@example.org")

    assert "v pořadí 2." in read(waiting)


# --- an offered seat --------------------------------------------------------------------------------------------------
def test_a_button_takes_an_offered_seat(own):
    Registration.objects.update(**OFFERED)
    take(own)

    assert states(own.workshop) == {"nina": "confirmed"}


def test_an_offer_says_until_when_on_the_clocks_of_the_workshop(own):
    Registration.objects.update(**OFFERED)
    Workshop.objects.update(zone="Europe/London")

    assert "Držíme ho do 1. 12. 2026 10.00 (greenwichský čas)" in read(own)


def test_an_offer_that_has_run_out_is_shown_as_such_before_the_clock_writes_it(own):
    Registration.objects.update(**RUN_OUT)
    html = read(own)

    assert "vypršela" in html
    assert "accept" not in html
    assert "Držíme" not in html
    assert "#registration" in html


def test_a_button_pressed_too_late_says_so_and_lets_the_next_one_have_the_seat(of, own):
    come(of, "a@example.org")
    next_one = come(of, "b@example.org")
    Registration.objects.filter(pk=own.pk).update(**RUN_OUT)
    answer = take(own)

    assert answer.status_code == 410
    assert "Místo už potvrdit nejde" in answer.content.decode().replace("\xa0", " ")
    assert states(of) == {"nina": "expired", "a": "confirmed", "b": "offered"}
    assert next_one.state == "waiting"


def test_whoever_let_an_offer_run_out_registers_anew(own):
    Registration.objects.update(**RUN_OUT)
    again = come(own.workshop, "nina@example.org", NOW, form="another form")

    assert again.pk != own.pk
    assert again.state == "confirmed"
    assert Registration.objects.get(pk=own.pk).state == "expired"


def test_nobody_takes_a_seat_once_it_was_called_off(own):
    Registration.objects.update(state="offered", offered_until=START)
    Workshop.objects.update(status="cancelled")

    assert "accept" not in read(own)
    assert take(own).status_code == 410
