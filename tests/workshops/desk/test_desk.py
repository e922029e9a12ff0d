"""The list of workshops and the page of one: titles and days, numbers, what is to be done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from site_core.outbox.models import Outgoing
from tests.workshops.desk.assistants import at_the_desk, words_of
from tests.workshops.planting import INDEX, workshop_page
from tests.workshops.registering.people import END, NOW, START, come, open_workshop, states
from workshops.models import Registration
from workshops.registering.forgetting import forget_old

pytestmark = pytest.mark.django_db
LIST = "/admin/workshops/"


@pytest.fixture
def desk(settings, monkeypatch):
    return lambda *pages, **wishes: at_the_desk(settings, monkeypatch, *pages, **wishes)


def address(name, of):
    return reverse(f"desk:{name}", args=[of.pk])


def form(**fields):
    return {
        "name": "Karel Křen",
        "email": "karel@example.org",
        "language": "cs",
        "organisation_kind": "school",
        **fields,
    }


# --- lists ------------------------------------------------------------------------------------------------------------
def test_workshops_are_listed_by_title_what_comes_next_on_top(desk):
    later = open_workshop("pozdeji")
    later.sessions.update(starts_at=START + timedelta(days=9), ends_at=END + timedelta(days=9))
    sooner, over = open_workshop("driv"), open_workshop("minule")
    over.sessions.update(starts_at=NOW - timedelta(days=9), ends_at=NOW - timedelta(days=8))
    browser = desk(INDEX, *map(workshop_page, (later, sooner, over)))
    html = words_of(browser.get(LIST))

    places = [html.index(title) for title in ("driv cs", "pozdeji cs", "Co už proběhlo", "minule cs")]
    assert places == sorted(places)


def test_the_list_says_how_many_wait_for_an_approval(desk):
    come(open_workshop(approval=True), "a@example.org")

    assert "1 čeká na vaše schválení" in words_of(desk().get(LIST))


@pytest.mark.parametrize(("language", "title"), [("cs", "dilna cs"), ("en", "dilna en")])
def test_a_workshop_is_called_as_its_page_in_the_language_of_whoever_looks(desk, language, title):
    of = open_workshop()
    browser = desk(INDEX, workshop_page(of), language=language)

    assert browser.get(address("workshop", of)).context["header_title"] == title


# --- numbers ----------------------------------------------------------------------------------------------------------
def test_the_page_of_a_workshop_tells_its_numbers(desk):
    of = open_workshop(capacity=1)
    come(of, "a@example.org")
    come(of, "b@example.org")
    answer = desk().get(address("workshop", of))

    assert (answer.context["seats"].held, answer.context["seats"].waiting) == (1, 1)
    assert answer.context["numbers"].unknown == 1
    assert "Zatím nevíme" in words_of(answer)


def test_numbers_stay_when_names_are_deleted(desk):
    of = open_workshop()
    own = come(of, "a@example.org")
    Registration.objects.filter(pk=own.pk).update(organisation_kind="school", came=True)
    forget_old(END + timedelta(days=300))
    answer = desk().get(address("workshop", of))

    assert answer.context["numbers"].came == 1
    assert "Škola" in words_of(answer)


# --- by hand ----------------------------------------------------------------------------------------------------------
def test_somebody_who_phoned_gets_a_seat_and_a_mail(desk):
    of = open_workshop()
    browser = desk()
    answer = browser.post(address("add", of), form(), follow=True)

    assert states(of) == {"karel": "confirmed"}
    assert of.registrations.get().organisation_kind == "school"
    assert "Karel Křen: má místo. E-mail je na cestě." in words_of(answer)
    assert Outgoing.objects.get().to == "karel@example.org"


def test_where_all_seats_are_taken_they_wait_as_everybody_else(desk):
    of = open_workshop(capacity=1)
    come(of, "a@example.org")
    desk().post(address("add", of), form())

    assert states(of) == {"a": "confirmed", "karel": "waiting"}


def test_nobody_waits_for_an_approval_who_is_registered_by_an_assistant(desk):
    of = open_workshop(approval=True)
    desk().post(address("add", of), form())

    assert states(of) == {"karel": "confirmed"}


def test_a_second_click_registers_once(desk):
    of = open_workshop()
    browser = desk()
    number = browser.get(address("add", of)).context["number"]
    for _click in range(2):
        browser.post(address("add", of), form(form=number, email=""))

    assert of.registrations.count() == 1


def test_an_address_that_is_registered_is_told_with_the_way_there(desk):
    of = open_workshop()
    own = come(of, "karel@example.org")
    answer = desk().post(address("add", of), form(email="Karel@example.org"))

    assert reverse("registrations:edit", args=[own.pk]) in answer.context["form"].errors["email"][0]
    assert of.registrations.count() == 1
    assert "Karel Křen" in words_of(answer)


def test_two_people_without_an_address_are_two(desk):
    of = open_workshop()
    browser = desk()
    browser.post(address("add", of), form(email=""))
    browser.post(address("add", of), form(email="", name="Nina Nová"))

    assert of.registrations.count() == 2
    assert not Outgoing.objects.exists()


def test_the_page_says_whom_no_mail_reaches(desk):
    of = open_workshop()
    browser = desk()
    browser.post(address("add", of), form(email=""))

    assert list(browser.get(address("workshop", of)).context["without_mail"]) == [of.registrations.get()]


def test_whoever_has_no_address_is_forgotten_in_time_too(desk):
    of = open_workshop()
    desk().post(address("add", of), form(email=""))
    forget_old(END + timedelta(days=300))

    assert of.registrations.get().name == ""


@pytest.mark.parametrize(
    ("fields", "words"), [({"status": "cancelled"}, "zrušen"), ({"takes_registrations": False}, "nebere přihlášky")]
)
def test_nobody_is_added_where_nobody_can_come(desk, fields, words):
    of = open_workshop(**fields)
    answer = desk().post(address("add", of), form())

    assert words in answer.context["form"].non_field_errors()[0]
    assert not of.registrations.exists()


def test_opening_hours_of_the_form_do_not_bind_an_assistant(desk):
    of = open_workshop(closes_at=NOW - timedelta(days=1))
    desk().post(address("add", of), form())

    assert states(of) == {"karel": "confirmed"}


def test_an_offered_seat_is_taken_for_somebody_who_phones(desk):
    of = open_workshop(capacity=1)
    first, second = come(of, "a@example.org"), come(of, "b@example.org")
    browser = desk()
    browser.post(reverse("registrations:edit", args=[first.pk]), {"decision": "cancel", "came": "unknown"})
    browser.post(reverse("registrations:edit", args=[second.pk]), {"decision": "accept", "came": "unknown"})

    assert states(of) == {"a": "cancelled", "b": "confirmed"}
