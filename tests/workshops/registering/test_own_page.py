"""The pages behind the link of a mail: seen, changed, cancelled, deleted; opening one of them changes nothing."""

from __future__ import annotations

import json
import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from site_core.side_by_side import SideBySide
from tests.form_reader import fields_of
from tests.workshops.planting import with_pages
from tests.workshops.registering.people import END, NOW, come, open_workshop, states
from workshops.models import Registration, Workshop, WorkshopQuestion
from workshops.registering.links import token_of

pytestmark = pytest.mark.django_db
WAYS = ["", "zmenit/", "zrusit/", "smazat/", "pripominky/", "po-workshopu/"]


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    cache.clear()
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def of():
    made = open_workshop(capacity=2)
    with_pages(made)
    return made


@pytest.fixture
def own(of):
    return come(of, "nina@example.org")


def at(own, way=""):
    return f"/prihlasky/{token_of(own)}/{way}"


def read(path, status=200):
    answer = Client().get(path)
    assert answer.status_code == status
    return plain(answer)


def plain(answer):
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " "))


def press(path, **fields):
    return Client(headers={"sec-fetch-site": "same-origin"}).post(path, fields)


def change(own, **fields):
    return press(at(own, "zmenit/"), **{**fields_of(read(at(own, "zmenit/"))), **fields})


def stored(own):
    return Registration.objects.get(pk=own.pk)


def ask(of, *rows):
    of.question_rows = list(rows)
    of.save()
    return [f"question-{row.pk}" for row in of.question_rows.all()]


def question(cs, en, **fields):
    return WorkshopQuestion(words=SideBySide(cs=cs, en=en), **fields)


# --- looking ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("way", WAYS)
def test_opening_a_page_changes_nothing(own, way):
    before = Registration.objects.values().get()
    read(at(own, way))

    assert Registration.objects.values().get() == before


@pytest.mark.parametrize("way", [*WAYS, "udaje.json"])
def test_a_link_that_was_cut_gets_a_friendly_page(own, way):
    assert Client().get(f"/prihlasky/{token_of(own)[:-3]}/{way}").status_code == 404


@pytest.mark.parametrize("way", WAYS)
def test_no_cache_and_no_search_engine_keeps_such_a_page(own, way):
    answer = Client().get(at(own, way))

    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert not answer.cookies


@pytest.mark.parametrize("way", ["", "zmenit/", "zrusit/", "smazat/"])
def test_another_site_cannot_press_the_buttons(own, way):
    answer = Client(headers={"sec-fetch-site": "cross-site"}).post(at(own, way), {"name": "X"})

    assert answer.status_code == 403
    assert stored(own).name == "Nina Nová"
    assert states(own.workshop) == {"nina": "confirmed"}


def test_the_page_shows_all_that_was_said(own):
    Registration.objects.update(
        organisation="Úřad Lhota", organisation_kind="municipality", municipality="Lhota",
        answers=[{"question": "Co řešíte?", "answer": "Hřiště"}], consents=["Souhlasím s focením."],
    )  # fmt: skip
    html = read(at(own))

    for words in ("Máte místo.", "Nina Nová", "Úřad Lhota", "obec nebo město", "Hřiště", "Souhlasím s focením."):
        assert words in html


def test_data_are_given_as_a_file(own):
    answer = Client().get(at(own, "udaje.json"))

    given = json.loads(answer.content)
    assert (given["email"], given["workshop"]) == ("nina@example.org", own.workshop.name)
    assert "attachment" in answer["Content-Disposition"]


def test_a_link_opens_nothing_once_the_data_are_gone(own):
    Registration.objects.update(name="", email="")

    read(at(own), 404)


# --- changing ---------------------------------------------------------------------------------------------------------
def test_one_changes_what_one_has_told_and_keeps_seat_and_language(own):
    answer = change(own, name="Nina Stará", organisation="Spolek", organisation_kind="non_profit", municipality="Lhota")

    assert answer["Location"] == f"{at(own)}?stored"
    now = stored(own)
    assert (now.name, now.organisation, now.organisation_kind, now.municipality) == (
        "Nina Stará", "Spolek", "non_profit", "Lhota",
    )  # fmt: skip
    assert (now.state, now.language, now.changed_at) == ("confirmed", "cs", NOW)
    assert "Vaše změny jsme uložili" in read(answer["Location"])


def test_a_form_that_is_sent_as_it_was_changes_nothing(of, own):
    first, _consent = ask(of, question("Co?", "What?"), question("Souhlasím.", "I agree.", kind="consent"))
    said = {"answers": [{"question": "Co?", "answer": "Nic"}], "consents": ["Souhlasím."], "wants_thanks": False}
    Registration.objects.update(organisation_kind="school", **said)
    before = Registration.objects.values().get()
    change(own)

    assert {**Registration.objects.values().get(), "changed_at": None} == before
    assert fields_of(read(at(own, "zmenit/")))[first] == "Nic"


def test_the_address_stays_whatever_a_form_says(own):
    change(own, email="karel@example.org")

    assert stored(own).email == "nina@example.org"
    assert "Adresu změnit nejde" in read(at(own, "zmenit/"))


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(own):
    answer = change(own, name=" ", municipality="Lhota")

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#name"' in html
    assert 'id="name-error"' in html
    assert 'value="Lhota"' in html
    assert stored(own).name == "Nina Nová"


def test_a_consent_is_taken_back_in_the_other_language_too(of, own):
    [consent] = ask(of, question("Souhlasím.", "I agree.", kind="consent"))
    Registration.objects.update(consents=["Souhlasím."])
    path = f"/en/registrations/{token_of(own)}/change/"
    form = fields_of(read(path))
    assert form.pop(consent) == "on"
    press(path, **form)

    assert stored(own).consents == []


def test_what_is_asked_no_more_stays_and_can_be_taken_back(own):
    Registration.objects.update(answers=[{"question": "Dřív?", "answer": "Ano"}], consents=["Souhlasil jsem."])
    form = fields_of(read(at(own, "zmenit/")))
    press(at(own, "zmenit/"), **{name: value for name, value in form.items() if value != "on"})

    assert stored(own).answers == [{"question": "Dřív?", "answer": "Ano"}]
    assert stored(own).consents == []


def test_a_question_that_came_later_stands_in_nobodys_way(of, own):
    ask(of, question("Co?", "What?", is_required=True))

    assert change(own, name="Nina Stará").status_code == 302


def test_an_answer_that_must_be_there_cannot_be_emptied(of, own):
    [first] = ask(of, question("Co?", "What?", is_required=True))
    Registration.objects.update(answers=[{"question": "Co?", "answer": "Nic"}])

    assert change(own, **{first: " "}).status_code == 422


# --- leaving ----------------------------------------------------------------------------------------------------------
def test_cancelling_asks_once_more_and_then_offers_the_way_back(own):
    assert "Opravdu chcete přihlášku zrušit?" in read(at(own, "zrusit/"))
    answer = press(at(own, "zrusit/"))

    assert answer["Location"] == at(own)
    assert states(own.workshop) == {"nina": "cancelled"}
    html = read(at(own))
    assert "Vaše přihláška je zrušená." in html
    assert 'href="/workshops-cs/dilna-cs/#registration"' in html


def test_there_is_no_way_back_where_nobody_is_let_in(own):
    press(at(own, "zrusit/"))
    Workshop.objects.update(closes_at=NOW)

    assert "#registration" not in read(at(own))


def test_cancelling_gives_the_seat_to_who_waits(of, own):
    come(of, "a@example.org")
    come(of, "b@example.org")
    press(at(own, "zrusit/"))

    assert states(of) == {"nina": "cancelled", "a": "confirmed", "b": "offered"}


def test_what_is_over_or_cancelled_is_not_cancelled_again(own, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: END)

    assert press(at(own, "zrusit/"))["Location"] == at(own)
    assert states(own.workshop) == {"nina": "confirmed"}
    assert "zrusit/" not in read(at(own))


# --- deleting ---------------------------------------------------------------------------------------------------------
def test_deleting_asks_once_more_and_then_offers_the_way_back(own):
    assert "Opravdu smazat vaše údaje?" in read(at(own, "smazat/"))
    answer = press(at(own, "smazat/"))

    html = read(answer["Location"])
    assert "Nic o vás" in html
    assert 'href="/workshops-cs/dilna-cs/#registration"' in html
    assert not Registration.objects.exists()
    read(at(own), 404)


def test_the_page_after_deleting_knows_no_other_workshop():
    assert "Nic o vás" in read("/prihlasky/smazano/neni/")


# --- mails that one may do without ------------------------------------------------------------------------------------
@pytest.mark.parametrize(("way", "field"), [("pripominky/", "wants_reminders"), ("po-workshopu/", "wants_thanks")])
def test_a_button_switches_mails_off_and_on_again(own, way, field):
    press(at(own, way), wanted="no")
    assert getattr(stored(own), field) is False

    press(at(own, way), wanted="yes")
    assert getattr(stored(own), field) is True


def test_one_click_of_a_program_for_mail_switches_them_off(own):
    """RFC 8058: no page before it, no header of a browser, no redirect after it."""
    answer = Client(enforce_csrf_checks=True).post(at(own, "pripominky/"), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert stored(own).wants_reminders is False
    assert stored(own).wants_thanks is True
