"""The list of all registrations, its filters and its files, and one of them: in words, never as they are stored."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from tests.workshops.desk.assistants import at_the_desk, words_of
from tests.workshops.planting import INDEX, workshop_page
from tests.workshops.registering.people import come, open_workshop
from workshops.models import Registration, WorkshopQuestion

pytestmark = pytest.mark.django_db
LIST = "/admin/registrations/"
ASKED = {"cs": "Co vás zajímá?", "en": "What interests you?"}


@pytest.fixture
def desk(settings, monkeypatch):
    return lambda *pages, **wishes: at_the_desk(settings, monkeypatch, *pages, **wishes)


def asking_workshop():
    of = open_workshop()
    of.question_rows = [WorkshopQuestion(words=ASKED)]
    of.save()
    return of


def registered(of, email="nina@example.org", **fields):
    own = come(of, email)
    Registration.objects.filter(pk=own.pk).update(**fields)
    return own


def lines(browser, **asked):
    file = b"".join(browser.get(LIST, {"export": "csv", **asked}).streaming_content).decode()
    return list(csv.DictReader(io.StringIO(file)))


def answer(language, words):
    return [{"question": ASKED[language], "answer": words}]


# --- files ------------------------------------------------------------------------------------------------------------
def test_a_file_says_in_words_what_is_stored(desk):
    of = open_workshop()
    registered(of, organisation_kind="school", came=True, consents=["Souhlasím s fotografováním."])
    [line] = lines(desk(INDEX, workshop_page(of)))

    assert line["Workshop"] == "dilna cs"
    assert line["Den"] == "10.\xa012.\xa02026"
    assert (line["Stav"], line["Jazyk"]) == ("přijde", "čeština")
    assert (line["Typ organizace"], line["Přišel(a)"]) == ("škola", "ano")
    assert line["Souhlasy"] == "Souhlasím s fotografováním."


def test_hours_are_those_of_the_clocks_of_the_workshop(desk):
    registered(open_workshop(zone="America/New_York"))

    assert lines(desk())[0]["Podána"] == "2026-12-01 04:00:00"


def test_of_whom_nobody_noted_anything_the_file_does_not_say_no(desk):
    registered(open_workshop())

    assert lines(desk())[0]["Přišel(a)"] == "zatím nevíme"


def test_each_question_of_a_workshop_has_a_column_whichever_language_it_was_asked_in(desk):
    of = asking_workshop()
    registered(of, "a@example.org", answers=answer("cs", "Mapy"))
    registered(of, "b@example.org", answers=answer("en", "Maps"))
    found = lines(desk(), workshop=of.pk)

    assert [line[ASKED["cs"]] for line in found] == ["Mapy", "Maps"]
    assert {line["Odpovědi"] for line in found} == {""}


def test_answers_stand_together_where_workshops_are_mixed_or_the_question_was_worded_otherwise(desk):
    of = asking_workshop()
    registered(of, answers=[{"question": "Dřív?", "answer": "Ano"}])
    browser = desk()

    assert lines(browser)[0]["Odpovědi"] == lines(browser, workshop=of.pk)[0]["Odpovědi"] == "Dřív? Ano"


def test_no_answer_is_a_formula(desk):
    of = asking_workshop()
    registered(of, answers=answer("cs", "=1+1"), name="+1", organisation="@x")
    [line] = lines(desk(), workshop=of.pk)

    assert (line[ASKED["cs"]], line["Jméno"], line["Organizace"]) == ("'=1+1", "'+1", "'@x")


def test_a_spreadsheet_has_the_same_columns_and_moments_that_it_can_count_with(desk):
    of = asking_workshop()
    registered(of, answers=answer("cs", "=1+1"))
    file = desk().get(LIST, {"export": "xlsx", "workshop": of.pk})
    head, row = openpyxl.load_workbook(io.BytesIO(b"".join(file.streaming_content))).active.values

    line = dict(zip(head, row, strict=True))
    assert line["Podána"].hour == 10
    assert line[ASKED["cs"]] == "'=1+1"


# --- the list and one of them -----------------------------------------------------------------------------------------
def test_a_filter_names_workshops_by_title_and_day(desk):
    of = open_workshop()
    registered(of)
    html = words_of(desk(INDEX, workshop_page(of)).get(LIST))

    assert f'<option value="{of.pk}">dilna cs, 10. 12. 2026</option>' in html


def test_the_list_can_be_asked_for_those_whom_nobody_noted(desk):
    of = open_workshop()
    registered(of, "a@example.org", name="Ada Adamová", came=True)
    registered(of, "b@example.org", name="Bela Bártová")
    html = words_of(desk().get(LIST, {"came": "unknown"}))

    assert "Bela Bártová" in html
    assert "Ada Adamová" not in html


def test_a_registration_is_called_by_the_name_of_the_person(desk):
    own = registered(open_workshop())
    page = desk().get(reverse("registrations:edit", args=[own.pk]))

    assert "Nina Nová" in page.context["header_title"]
    assert ">zatím nevíme</option>" in words_of(page)
    assert "Neověřeno" not in words_of(page)
    assert str(own) == f"{own.pk}: přijde"


def test_a_list_of_many_asks_no_more_than_a_list_of_few(desk, django_assert_max_num_queries):
    of = open_workshop()
    browser = desk(INDEX, workshop_page(of))
    for number in range(12):
        registered(of, f"{number}@example.org")
    browser.get(LIST)

    with django_assert_max_num_queries(25):
        browser.get(LIST)


def test_a_workshop_without_registrations_has_an_empty_list_and_an_empty_file(desk):
    registered(open_workshop())
    empty = open_workshop("prazdna")
    browser = desk()

    for workshop in (empty.pk, "unknown"):
        assert "Nina Nová" not in words_of(browser.get(LIST, {"workshop": workshop}))
        assert lines(browser, workshop=workshop) == []


# --- finding, deciding one after another ------------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["řehoř", "REHOR", "Čeněk Řehoř", "rehor cenek", "skola"])
def test_people_are_found_without_regard_to_case_and_marks(desk, words):
    of = open_workshop()
    registered(of, name="Čeněk Řehoř", organisation="ŠKOLA v Kolíně")
    registered(of, "b@example.org", name="Jan Malý")

    found = desk().get(LIST, {"q": words}).context["object_list"]
    assert [own.name for own in found] == ["Čeněk Řehoř"]


def test_after_a_decision_come_the_others_of_the_workshop_who_wait(desk):
    of = open_workshop(approval=True)
    own, other = registered(of), registered(of, "b@example.org")
    browser = desk()
    decided = {"decision": "approve", "came": "unknown"}

    first = browser.post(reverse("registrations:edit", args=[own.pk]), decided)
    second = browser.post(reverse("registrations:edit", args=[other.pk]), decided)

    assert first.url == f"{LIST}?workshop={of.pk}&state=asked"
    assert second.url == f"{LIST}?workshop={of.pk}"


def test_registrations_of_one_workshop_lead_back_to_it_and_name_their_file_after_it(desk):
    of = open_workshop()
    registered(of)
    browser = desk(INDEX, workshop_page(of))

    assert f'<a href="{reverse("desk:workshop", args=[of.pk])}">dilna cs</a>' in words_of(
        browser.get(LIST, {"workshop": of.pk})
    )
    files = [
        browser.get(LIST, {"export": "xlsx", **asked})["Content-Disposition"] for asked in ({"workshop": of.pk}, {})
    ]
    assert ['"prihlasky-dilna-cs.xlsx"' in files[0], '"prihlasky.xlsx"' in files[1]] == [True, True]


def test_the_list_of_workshops_leads_an_assistant_to_the_desk_and_an_editor_to_the_form(desk):
    of = open_workshop()
    listed = "/admin/snippets/workshops/workshop/"
    ways = [words_of(desk(role=role).get(listed)) for role in ("assistant", "editor")]

    assert [f'href="{reverse("desk:workshop", args=[of.pk])}"' in html for html in ways] == [True, False]
    assert [f'href="{listed}edit/{of.pk}/"' in html for html in ways] == [False, True]


@pytest.mark.parametrize("name", ["edit", "history"])
def test_pages_about_a_registration_name_the_person_and_no_number(desk, name):
    own = registered(open_workshop())
    html = words_of(desk().get(reverse(f"registrations:{name}", args=[own.pk])))

    assert "Nina Nová" in html
    assert str(own) not in html
