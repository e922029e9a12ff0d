"""What an editor of workshops writes and need not write: names, keys, languages, questions, the way to the page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from site_core.accounts.roles import EDITORS, make_roles
from site_core.side_by_side import SideBySide
from tests.factories import user
from tests.page_factories import found, site
from tests.tools_catalog.shown_pages import translated
from tests.workshops.planting import INDEX, with_pages, workshop
from tests.workshops.registering.people import NOW, come, open_workshop
from workshops.models import Series, Workshop

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/workshops/workshop/"
SESSION = (datetime(2027, 1, 20, 9, tzinfo=UTC), None)
DAY = "20. 1. 2027".replace(" ", "\N{NO-BREAK SPACE}")
FORMSETS = ("sessions", "organisation_rows", "speaker_rows", "tool_rows", "practice_rows", "question_rows")


@pytest.fixture(autouse=True)
def _roles(settings):
    settings.SECOND_FACTOR = False
    site(INDEX)
    make_roles()


@pytest.fixture
def editor():
    client = Client()
    client.force_login(user("nina", EDITORS))
    return client


def sent(**fields):
    """The form as a browser sends it."""
    empty = {name: inline_formset([]) for name in FORMSETS} | {"sessions": sessions("20. 1. 2027 10:00")}
    return nested_form_data({"name": "Čtení map", "zone": "Europe/Prague", "status": "planned", "months_kept": "6"}) | (
        nested_form_data({**empty, **fields})
    )


def text(answer):
    return " ".join(answer.content.decode().split())


def sessions(*starts, of=None):
    """Rows of sessions; those that are there are sent with their numbers, to be deleted where nothing starts."""
    rows = [{"starts_at": start, "ends_at": ""} for start in starts]
    old = (
        [{"id": str(row.pk), "starts_at": row.starts_at, "ends_at": "", "DELETE": "on"} for row in of.sessions.all()]
        if of
        else []
    )
    return inline_formset([*old, *rows], initial=len(old))


def question(**words):
    return inline_formset([{"kind": "text", **{f"words_{code}": said for code, said in words.items()}}])


# --- names and keys ---------------------------------------------------------------------------------------------------
def test_a_workshop_is_called_by_name_and_day_before_it_has_a_page():
    of = workshop("", SESSION, name="Čtení map")

    assert (of.key, str(of)) == ("cteni-map", f"Čtení map, {DAY}")


def test_the_key_is_nobody_elses_and_stays_when_the_name_changes():
    first, second = workshop("", name="Čtení map"), workshop("", name="Čtení map!")
    first.name = "Mapy"
    first.save()

    assert (first.key, second.key) == ("cteni-map", "cteni-map-2")


def test_a_name_without_any_letter_gets_a_key_too():
    assert workshop("", name="???").key == "workshop"


def test_a_series_gets_its_key_from_its_czech_name():
    assert Series.objects.create(name=SideBySide(cs="Školení úředníků", en="Trainings")).key == "skoleni-uredniku"


def test_the_title_of_the_czech_page_becomes_the_name():
    of = workshop("dilna", SESSION, name="pracovní")
    with_pages(of)
    of.refresh_from_db()

    assert str(of) == f"dilna cs, {DAY}"


def test_workshops_from_before_are_called_as_their_page_or_by_their_key():
    with_pages(workshop("dilna"))
    workshop("bez-stranky")
    Workshop.objects.update(name="")

    import_module("workshops.migrations.0007_names").name_workshops(apps, None)

    assert set(Workshop.objects.values_list("name", flat=True)) == {"dilna cs", "bez-stranky"}


def test_the_list_names_workshops_by_title_and_day(editor):
    with_pages(workshop("dilna", SESSION))

    html = text(editor.get(LIST))

    assert "dilna cs" in html
    assert "20. 1. 2027" in html


def test_the_list_begins_with_what_waits_for_a_new_day_and_ends_with_what_has_no_known_one(editor):
    workshop("leden", held_in=SideBySide(cs="leden", en="January"))
    workshop("moved", status="moved", moved_from=SESSION[0])
    workshop("dilna", SESSION)

    assert [of.key for of in editor.get(LIST).context["object_list"]] == ["moved", "dilna", "leden"]


def test_nobody_types_a_key(editor):
    editor.post(f"{LIST}add/", sent())

    assert Workshop.objects.get().key == "cteni-map"
    assert "key" not in editor.get(f"{LIST}add/").context["form"].fields


# --- the page ---------------------------------------------------------------------------------------------------------
def test_whoever_saves_a_workshop_without_a_page_is_led_to_a_new_one_of_it(editor):
    html = text(editor.post(f"{LIST}add/", sent(), follow=True))
    of = Workshop.objects.get()
    address = f"{reverse('wagtailadmin_pages:add', args=['workshops', 'workshoppage', found('workshops').pk])}"

    assert f'href="{address}?workshop={of.pk}"' in html
    form = editor.get(f"{address}?workshop={of.pk}").context["form"]
    begins_with = [form[name].value() for name in ("workshop", "title", "slug")]
    assert begins_with == [of.pk, "Čtení map", "cteni-map"]


def test_a_workshop_with_a_page_needs_no_other_one(editor):
    of = workshop("dilna")
    with_pages(of)

    assert "?workshop=" not in text(editor.post(f"{LIST}edit/{of.pk}/", sent(), follow=True))


@pytest.mark.parametrize("number", ["", "x", "999999"])
def test_an_address_with_no_workshop_opens_an_empty_form(editor, number):
    address = reverse("wagtailadmin_pages:add", args=["workshops", "workshoppage", found("workshops").pk])

    assert editor.get(f"{address}?workshop={number}").context["form"]["workshop"].value() is None


# --- languages and questions ------------------------------------------------------------------------------------------
def test_spoken_languages_are_ticked_in_words(editor):
    html = text(editor.get(f"{LIST}add/"))

    assert re.search(r'<input type="checkbox" name="spoken" value="cs"[^>]*> čeština', html, re.IGNORECASE)
    editor.post(f"{LIST}add/", {**sent(), "spoken": ["cs", "en"]})
    assert Workshop.objects.get().spoken == ["cs", "en"]


def test_a_language_that_is_not_near_us_stays_when_the_form_is_saved(editor):
    of = workshop("dilna", spoken=["cs", "ja"])

    html = text(editor.get(f"{LIST}edit/{of.pk}/"))

    assert re.search(r'<input type="checkbox" name="spoken" value="ja"[^>]*checked', html)


def test_a_question_in_one_language_is_refused_at_its_field(editor):
    answer = editor.post(f"{LIST}add/", sent(question_rows=question(cs="Co řešíte?", en="")))

    [row] = answer.context["form"].formsets["question_rows"].forms
    assert row.errors["words"] == [translated("Fill in all languages.")]
    assert not Workshop.objects.exists()


def test_a_question_in_both_languages_is_kept(editor):
    editor.post(f"{LIST}add/", sent(question_rows=question(cs="Co řešíte?", en="What is it about?")))

    assert Workshop.objects.get().question_rows.get().words == {"cs": "Co řešíte?", "en": "What is it about?"}


# --- the day ----------------------------------------------------------------------------------------------------------
def test_a_workshop_without_a_day_is_refused_for_readers_would_be_told_that_it_is_over(editor):
    answer = editor.post(f"{LIST}add/", sent(sessions=inline_formset([])))

    assert "held_in" in answer.context["form"].errors
    assert not Workshop.objects.exists()


def test_words_stand_for_a_day_that_nobody_knows(editor):
    editor.post(f"{LIST}add/", sent(sessions=inline_formset([]), held_in_cs="leden", held_in_en="January"))

    assert str(Workshop.objects.get().held_in) == "leden"


def test_one_that_loses_its_day_while_a_new_one_is_looked_for_still_waits_for_it(editor):
    of = workshop("dilna", SESSION)
    editor.post(f"{LIST}edit/{of.pk}/", sent(status="moved", sessions=sessions(of=of)))
    of.refresh_from_db()

    assert (of.moved_from, of.is_postponed) == (SESSION[0], True)


def test_the_former_day_of_one_that_is_moved_is_filled_in(editor):
    of = workshop("dilna", SESSION)
    editor.post(f"{LIST}edit/{of.pk}/", sent(status="moved", sessions=sessions("27. 1. 2027 10:00", of=of)))
    of.refresh_from_db()

    assert of.moved_from == SESSION[0]


def test_a_former_day_that_stands_there_stays_when_it_is_moved_again(editor):
    of = workshop("dilna", SESSION, moved_from=datetime(2026, 12, 1, tzinfo=UTC), status="moved")
    moved = sent(status="moved", moved_from="1. 12. 2026 01:00", sessions=sessions("27. 1. 2027 10:00", of=of))
    editor.post(f"{LIST}edit/{of.pk}/", moved)
    of.refresh_from_db()

    assert of.moved_from == datetime(2026, 12, 1, tzinfo=UTC)


# --- from the form to the rest ----------------------------------------------------------------------------------------
def test_the_form_leads_to_the_pages_and_the_mails_of_the_workshop(editor):
    of = workshop("dilna", SESSION)
    with_pages(of)
    html = text(editor.get(f"{LIST}edit/{of.pk}/"))

    pages = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in of.pages.all()]
    assert len(pages) == 2
    assert all(f'href="{address}"' in html for address in [*pages, reverse("desk:mails", args=[of.pk])])


def test_an_editor_is_not_led_to_who_comes_which_they_may_not_see(editor):
    of = workshop("dilna", SESSION)

    assert reverse("desk:workshop", args=[of.pk]) + '"' not in text(editor.get(f"{LIST}edit/{of.pk}/"))


def test_the_form_of_a_workshop_without_a_page_leads_to_a_new_one(editor):
    of = workshop("dilna", SESSION)

    assert f"?workshop={of.pk}" in text(editor.get(f"{LIST}edit/{of.pk}/"))


@pytest.mark.parametrize(("status", "occasion"), [("moved", "changed"), ("cancelled", "called_off")])
def test_whoever_moves_a_workshop_reads_how_many_hear_of_it(editor, monkeypatch, status, occasion):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    of = open_workshop()
    come(of, "a@example.org")
    html = text(editor.post(f"{LIST}edit/{of.pk}/", sent(status=status), follow=True))

    assert f"{reverse('desk:mails', args=[of.pk])}?occasion={occasion}" in html
    assert translated("Show the mail") in html


def test_whoever_saves_it_as_it_was_reads_of_no_mail(editor, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    of = workshop("dilna", SESSION, takes_registrations=True)
    come(of, "a@example.org")
    [row] = of.sessions.all()
    as_it_was = inline_formset([{"id": str(row.pk), "starts_at": "20. 1. 2027 10:00", "ends_at": ""}], initial=1)

    assert "?occasion=" not in text(editor.post(f"{LIST}edit/{of.pk}/", sent(sessions=as_it_was), follow=True))
