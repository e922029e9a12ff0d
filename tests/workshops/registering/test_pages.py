"""What a visitor sees: the form on the page of a workshop, a plain no, what follows."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from site_core.outbox.models import Outgoing
from site_core.page_tree import note_change
from site_core.side_by_side import SideBySide
from tests.form_reader import fields_of
from tests.page_factories import found
from tests.workshops.planting import with_pages
from tests.workshops.registering.people import END, NOW, START, come, open_workshop, states
from workshops.models import Registration, WorkshopQuestion
from workshops.registering.links import token_of

pytestmark = pytest.mark.django_db
PAGE, ENGLISH = "/workshops-cs/dilna-cs/", "/en/workshops-en/dilna-en/"
SEND, SENT = "/prihlasky/nova/dilna/", "/prihlasky/nova/dilna/odeslano/"
PERSON = {"name": "Nina Nová", "email": "nina@example.org"}


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    cache.clear()
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def of():
    made = open_workshop(capacity=2, join_url="https://meet.example.org/tajne")
    with_pages(made)
    return made


def here():
    """A browser that sends a form from a page of ours."""
    return Client(headers={"sec-fetch-site": "same-origin"})


def read(path, status=200):
    answer = Client().get(path)
    assert answer.status_code == status
    return plain(answer)


def plain(answer):
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " "))


def send(path=SEND, page=PAGE, **fields):
    return here().post(path, {**fields_of(read(page)), **PERSON, **fields})


def consent_to(words):
    return WorkshopQuestion(kind="consent", words=SideBySide(cs=words, en=words))


def own_page(registration):
    return f"/prihlasky/{token_of(registration)}/"


# --- the form ---------------------------------------------------------------------------------------------------------
def test_whoever_fills_in_the_form_has_a_seat_and_a_mail_with_the_link(of):
    answer = send(municipality="Lhota")

    assert answer["Location"] == SENT
    made = Registration.objects.get()
    assert (made.state, made.name, made.municipality, made.language) == ("confirmed", "Nina Nová", "Lhota", "cs")
    [mail] = Outgoing.objects.all()
    assert own_page(made) in mail.text
    assert own_page(made) in mail.html
    assert "Nina" not in mail.text + mail.html


def test_the_link_to_join_comes_in_the_calendar_file_and_on_ones_own_page_alone(of):
    send()
    [mail] = Outgoing.objects.all()
    [file] = mail.attachments

    assert "https://meet.example.org/tajne" in file["content"].replace("\r\n ", "")
    assert "tajne" not in mail.text + mail.html + read(PAGE)
    assert "https://meet.example.org/tajne" in read(own_page(Registration.objects.get()))


@pytest.mark.parametrize("state", ["waiting", "offered", "asked", "cancelled"])
def test_without_a_seat_nobody_sees_the_link_to_join(of, state):
    own = come(of, "nina@example.org")
    Registration.objects.update(state=state, offered_until=START)

    assert "tajne" not in read(own_page(own))


def test_a_mail_speaks_the_language_of_the_page(of):
    send("/en/registrations/new/dilna/", ENGLISH)

    [mail] = Outgoing.objects.all()
    assert mail.subject == "You have a seat: dilna en"
    assert "/en/registrations/" in mail.text


def test_a_mail_is_signed_in_one_line(of):
    send()

    mail = Outgoing.objects.get()
    assert "CIVICPORT" in mail.text.splitlines()
    assert "CIVICPORT" in mail.html


def test_one_can_register_where_the_page_repeats_another_language(of):
    source = found("workshop dilna")
    found("workshop dilna", "en").delete()
    english = Locale.objects.get(language_code="en")
    source.copy_for_translation(english, alias=True)
    page = found("workshop dilna", "en")
    Page.objects.filter(pk=page.pk).update(live=True)
    note_change()
    path = f"/en/workshops-en/{page.slug}/"

    assert send("/en/registrations/new/dilna/", path)["Location"] == "/en/registrations/new/dilna/sent/"
    assert Registration.objects.filter(language="en").count() == 1
    assert Client().get("/en/calendars/workshop/dilna.ics").status_code == 200


def test_two_clicks_make_one_registration(of):
    form = {**fields_of(read(PAGE)), **PERSON}
    for _click in range(2):
        assert here().post(SEND, form)["Location"] == SENT

    assert Registration.objects.count() == Outgoing.objects.count() == 1


def test_a_full_workshop_offers_the_queue(of):
    for name in "ab":
        come(of, f"{name}@example.org")

    assert "Všechna místa jsou obsazená" in read(PAGE)
    send()
    assert states(of)["nina"] == "waiting"


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"email": "nina"}, "email"), ({"name": " "}, "name"), ({"organisation": "x" * 121}, "organisation")],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(of, fields, field):
    answer = send(municipality="Lhota", **fields)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in html
    assert f'id="{field}-error"' in html
    assert "<title>Chyba: dilna cs" in plain(answer)
    assert 'value="Lhota"' in html
    assert not Registration.objects.exists()


def test_a_program_that_fills_in_the_trap_learns_nothing_and_leaves_nothing(of):
    assert send(homepage="https://spam.example")["Location"] == SENT
    assert not Registration.objects.exists()


def test_too_many_from_one_network_have_to_wait_and_keep_what_they_typed(of, settings):
    settings.REGISTRATIONS_AN_HOUR = 1
    send()
    answer = send(email="dalsi@example.org", municipality="Lhota")

    assert answer.status_code == 429
    assert answer["Retry-After"]
    assert 'value="Lhota"' in answer.content.decode()
    assert Registration.objects.count() == 1


def test_questions_and_consents_of_the_workshop_are_asked_and_kept_in_their_words(of):
    asked = WorkshopQuestion(words=SideBySide(cs="Co řešíte?", en="What for?"), is_required=True)
    of.question_rows = [asked, consent_to("Souhlasím s focením.")]
    of.save()
    question, consent = (f"question-{row.pk}" for row in of.question_rows.all())

    assert send().status_code == 422
    send(**{question: "Rozpočet", consent: "on"})

    made = Registration.objects.get()
    assert made.answers == [{"question": "Co řešíte?", "answer": "Rozpočet"}]
    assert made.consents == ["Souhlasím s focením."]


def test_one_may_say_where_one_works_and_ask_for_a_mail_afterwards(of):
    send(organisation_kind="school", wants_thanks="on")
    send(email="karel@example.org")

    assert list(Registration.objects.values_list("organisation_kind", "wants_thanks").order_by("pk")) == [
        ("school", True), ("", False),
    ]  # fmt: skip


def test_no_consent_is_given_beforehand(of):
    of.question_rows = [consent_to("Souhlasím.")]
    of.save()
    send()

    assert Registration.objects.get().consents == []


@pytest.mark.parametrize(
    ("fields", "now", "words"),
    [
        ({"opens_at": START}, NOW, "Přihlašování začne"),
        ({"closes_at": NOW}, NOW, "Přihlašování je uzavřené"),
        ({"status": "cancelled"}, NOW, "byl zrušen"),
        ({}, END, "už proběhl"),
    ],
)
def test_a_shut_door_says_so_plainly_and_shows_no_form(monkeypatch, fields, now, words):
    with_pages(open_workshop(**fields))
    monkeypatch.setattr(timezone, "now", lambda: now)

    html = read(PAGE)

    assert words in html
    assert 'name="email"' not in html


def test_a_form_that_comes_after_the_door_has_shut_hears_that_it_was_not_taken(of, monkeypatch):
    form = {**fields_of(read(PAGE)), **PERSON}
    monkeypatch.setattr(timezone, "now", lambda: START)
    answer = here().post(SEND, form)

    assert answer.status_code == 409
    assert "Nic jsme neuložili" in plain(answer)
    assert "Přihlašování je uzavřené" in plain(answer)
    assert not Registration.objects.exists()


def test_an_unknown_workshop_takes_nobody(of):
    assert here().post("/prihlasky/nova/neni/", PERSON).status_code == 404


def test_readers_get_no_cookie(of):
    assert not Client().get(PAGE).cookies
    assert not send().cookies
