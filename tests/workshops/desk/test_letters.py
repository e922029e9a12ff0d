"""A letter to the people of a workshop: seen before it goes out, once to each in their language, noted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from site_core.outbox.files import BACKEND
from site_core.outbox.models import Outgoing
from tests.workshops.desk.assistants import at_the_desk, words_of
from tests.workshops.planting import INDEX, workshop_page
from tests.workshops.registering.people import END, come, open_workshop, said
from workshops.models import GuestLetter, Registration
from workshops.registering.forgetting import forget
from workshops.registering.links import FORMS
from workshops.registering.taking import register

pytestmark = pytest.mark.django_db
CZECH = {"subject_cs": "Kde to bude", "text_cs": "Sejdeme se u vchodu.\n\nVezměte si mapu."}
ENGLISH = {"subject_en": "Where it is", "text_en": "We meet at the door."}


@pytest.fixture
def assistant(settings, monkeypatch):
    return at_the_desk(settings, monkeypatch)


def address(of):
    return reverse("desk:letter", args=[of.pk])


def come_in_english(of, email):
    return register(of.pk, said(email, language="en"), f"form of {email}", timezone.now()).registration


def post(browser, of, action="preview", readers="come", **fields):
    return browser.post(address(of), {"readers": readers, "action": action, **CZECH, **fields}, follow=True)


def send(browser, of, **fields):
    """Through the preview, as a person does it."""
    seen = post(browser, of, **fields).context
    return post(browser, of, "send", seen=seen["people"], form=seen["number"], **fields)


def letters():
    return Outgoing.objects.filter(subject__in=["Kde to bude", "Where it is"]).order_by("pk")


# --- before -----------------------------------------------------------------------------------------------------------
def test_the_form_says_how_many_people_of_which_language_would_get_it(assistant):
    of = open_workshop(capacity=2)
    come(of, "a@example.org")
    come_in_english(of, "b@example.org")
    come(of, "c@example.org")
    html = words_of(assistant.get(address(of)))

    assert "ti, kdo mají místo (2: čeština 1, angličtina 1)" in html
    assert "náhradníci (1: čeština 1)" in html
    assert "ti, kdo přišli (nikdo)" in html


def test_a_preview_shows_the_letter_and_sends_nothing(assistant):
    of = open_workshop()
    come(of, "a@example.org")
    answer = post(assistant, of)
    [(language, number, letter)] = answer.context["previews"]

    assert (language, number) == ("čeština", 1)
    assert "Vezměte si mapu." in letter.text
    assert 'sandbox title="E-mail v HTML"' in words_of(answer)
    assert not letters().exists()


def test_a_preview_opens_nobodys_registration(assistant):
    of = open_workshop()
    own = come(of, "a@example.org")
    [(_language, _number, letter)] = post(assistant, of).context["previews"]

    assert "/prihlasky/" in letter.text or "/registrations/" in letter.text
    assert own.number.hex not in letter.text


def test_a_language_that_somebody_reads_has_to_be_filled_in_and_nothing_typed_is_lost(assistant):
    of = open_workshop()
    come_in_english(of, "b@example.org")
    answer = post(assistant, of, subject_en="Where it is")

    assert list(answer.context["form"].errors) == ["text_en"]
    assert "Vezměte si mapu." in words_of(answer)
    assert 'value="Where it is"' in words_of(answer)


def test_a_language_that_nobody_reads_may_stay_empty(assistant):
    of = open_workshop()
    come(of, "a@example.org")
    send(assistant, of)

    assert letters().count() == 1


def test_nobody_to_write_to_is_said(assistant):
    assert post(assistant, open_workshop()).context["form"].errors["readers"] == ["Není komu psát."]


def test_one_goes_back_to_the_text(assistant):
    of = open_workshop()
    come(of, "a@example.org")
    answer = post(assistant, of, "edit")

    assert "Vezměte si mapu.</textarea>" in words_of(answer)
    assert not letters().exists()


# --- sending ----------------------------------------------------------------------------------------------------------
def test_everybody_gets_it_once_in_their_language(assistant):
    of = open_workshop()
    come(of, "a@example.org")
    come_in_english(of, "b@example.org")
    send(assistant, of, **ENGLISH)

    assert list(letters().values_list("to", "subject")) == [
        ("a@example.org", "Kde to bude"), ("b@example.org", "Where it is"),
    ]  # fmt: skip


def test_the_letter_says_why_it_came_and_where_to_cancel(settings, monkeypatch):
    of = open_workshop()
    browser = at_the_desk(settings, monkeypatch, INDEX, workshop_page(of))
    come(of, "a@example.org")
    send(browser, of)
    text = letters().get().text.replace("\N{NO-BREAK SPACE}", " ")

    assert "protože jste se přihlásili na „dilna cs“" in text
    assert "Na stránce své přihlášky ji můžete zrušit" in text
    assert "Vaše přihláška:" in text


def test_a_second_click_sends_nothing_more(assistant):
    of = open_workshop()
    come(of, "a@example.org")
    number = FORMS.new_form()
    for _click in range(2):
        post(assistant, of, "send", seen="1: čeština 1", form=number)

    assert letters().count() == GuestLetter.objects.count() == 1


def test_whoever_waits_or_came_is_written_to_apart(assistant):
    of = open_workshop(capacity=1)
    first = come(of, "a@example.org")
    come(of, "b@example.org")
    Registration.objects.filter(pk=first.pk).update(came=True)
    send(assistant, of, readers="waiting")
    send(assistant, of, readers="came")

    assert list(letters().values_list("to", flat=True)) == ["b@example.org", "a@example.org"]


def test_whoever_cancelled_or_has_no_address_gets_nothing(assistant):
    of = open_workshop()
    for email, changed in (("a", {"state": "cancelled"}), ("b", {"email": ""}), ("c", {})):
        own = come(of, f"{email}@example.org")
        Registration.objects.filter(pk=own.pk).update(**changed)
    send(assistant, of, readers="all")

    assert [mail.to for mail in letters()] == ["c@example.org"]


def test_after_the_workshop_nobody_gets_it_who_wants_no_mail_then(assistant, monkeypatch):
    of = open_workshop()
    own = come(of, "a@example.org")
    come(of, "b@example.org")
    Registration.objects.filter(pk=own.pk).update(wants_thanks=False)
    monkeypatch.setattr(timezone, "now", lambda: END + timedelta(days=1))
    send(assistant, of)

    assert [mail.to for mail in letters()] == ["b@example.org"]


def test_a_letter_after_the_workshop_can_be_ended_by_one_click_and_one_before_it_belongs_to_the_seat(
    assistant, monkeypatch
):
    of = open_workshop()
    own = come(of, "a@example.org")
    Registration.objects.filter(pk=own.pk).update(wants_thanks=True)
    send(assistant, of)
    monkeypatch.setattr(timezone, "now", lambda: END + timedelta(days=1))
    send(assistant, of)

    before, after = letters()
    assert before.unsubscribe == ""
    assert after.unsubscribe.startswith("http")
    assert after.unsubscribe in after.text


def test_when_others_would_get_it_than_in_the_preview_it_waits_for_another_look(assistant):
    of = open_workshop()
    come(of, "a@example.org")
    seen = post(assistant, of).context
    come(of, "b@example.org")
    answer = post(assistant, of, "send", seen=seen["people"], form=seen["number"])

    assert "Mezitím by e-mail šel jiným lidem" in words_of(answer)
    assert not letters().exists()


# --- afterwards -------------------------------------------------------------------------------------------------------
def test_what_was_sent_is_noted_with_its_author_and_without_addresses(assistant):
    of = open_workshop()
    come(of, "a@example.org")
    html = words_of(send(assistant, of))

    noted = GuestLetter.objects.get()
    assert (noted.readers, noted.people, noted.sent_by.username) == ("come", {"cs": 1}, "assistant")
    assert "ti, kdo mají místo (1: čeština 1), assistant" in html
    assert "a@example.org" not in html


def test_whoever_deletes_their_data_is_forgotten_in_the_mails_too(assistant):
    of = open_workshop()
    own = come(of, "a@example.org")
    send(assistant, of)
    forget(own, timezone.now())

    assert not Outgoing.objects.exclude(to="").exists()


def test_an_assistant_is_told_that_no_mail_leaves_this_machine(assistant, settings, tmp_path):
    settings.MAILERS = {"default": {"BACKEND": BACKEND, "OPTIONS": {"file_path": str(tmp_path)}}}
    assert "žádný e-mail neopustí tento počítač" in words_of(assistant.get(address(open_workshop())))
