"""Saving tools and assessments in the admin: rules at the field, two people at once."""

from __future__ import annotations

import datetime

import pytest
from wagtail.test.utils.form_data import inline_formset

from tests.factories import assessment, piece, tool
from tests.tools_catalog.admin_browser import admin, cell_form, page, tool_form, url
from tools_catalog.forms.assessments import AssessmentForm
from tools_catalog.models import Assessment, Tool

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell():
    return assessment(tool(status="discontinued"))  # no level of it moves anything for the example towns


# --- saving -------------------------------------------------------------------------------------------------------
def test_a_draft_waits_until_it_is_published(cell):
    admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1))

    found = Assessment.objects.get()
    assert (found.level, found.get_latest_revision_as_object().level, found.has_unpublished_changes) == (2, 1, True)


def test_a_publication_needs_no_more_than_the_form(cell):
    admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-publish": "1"}))

    found = Assessment.objects.get()
    assert (found.level, found.has_unpublished_changes, found.version) == (1, False, cell.version + 1)


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_what_was_unpublished_is_edited_and_published_again(cell, action):
    moment = datetime.datetime(2026, 11, 20, 12, 0, 0, 764_530, tzinfo=datetime.UTC)  # a revision keeps 764 ms of it
    Assessment.objects.update(first_published_at=moment, last_published_at=moment)
    Assessment.objects.get().save_revision()
    browser = admin()
    browser.post(url(Assessment, "unpublish", cell.pk))
    cell.refresh_from_db()

    browser.post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **action))

    found = Assessment.objects.get()
    assert (found.get_latest_revision_as_object().level, found.live) == (1, bool(action))


def test_a_level_without_proof_is_refused_at_the_grade_and_the_form_is_kept(cell):
    data = cell_form(cell, level=3, criterion="participatory_budgeting", note_cs="Zkoušeli jsme to.", note_en="Tried.")
    Assessment.objects.update(criterion="participatory_budgeting", first_published_at=None)

    response = admin().post(url(Assessment, "edit", cell.pk), data | {"action-publish": "1"})

    assert list(response.context["form"].errors) == ["grade"]
    assert "Zkoušeli jsme to." in page(response)
    assert Assessment.objects.get().level == 2


def test_a_fault_of_evidence_is_shown_in_its_row(cell):
    tomorrow = piece(seen_on="2999-01-01")

    data = cell_form(cell, evidence=[*cell.evidence.all(), tomorrow]) | {"action-publish": "1"}
    response = admin().post(url(Assessment, "edit", cell.pk), data)

    rows = response.context["form"].formsets["evidence"].forms
    assert [list(row.errors) for row in rows] == [[], ["seen_on"]]


def test_an_impossible_judgement_is_refused_even_as_a_draft(cell):
    response = admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, state="unknown"))

    assert response.status_code == 200
    assert not Assessment.objects.get().has_unpublished_changes


def test_two_people_must_sign_where_the_method_asks_for_it(cell):
    test = assessment(cell.tool, "accessibility", evidence=[{"kind": "our_test"}])

    data = cell_form(test, level=1) | {"action-publish": "1"}
    response = admin().post(url(Assessment, "edit", test.pk), data)

    assert list(response.context["form"].errors) == ["second_reviewer"]


def test_a_published_cell_keeps_its_place(cell):
    admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, criterion="voting", **{"action-publish": "1"}))

    assert Assessment.objects.get().criterion == "surveys"


def test_a_fact_of_another_type_is_refused_in_its_row(cell):
    fact = cell.tool.facts.get()
    row = {"id": fact.pk, "key": "status", "value": "ended", "seen_on": "2026-11-20", "sources": "https://example.org"}

    data = tool_form(cell.tool, facts=inline_formset([row], initial=1), **{"action-publish": "1"})
    response = admin().post(url(Tool, "edit", cell.tool.pk), data)

    assert list(response.context["form"].formsets["facts"].forms[0].errors) == ["value"]


def test_a_tool_is_published_with_facts_of_every_type(cell):
    rows = [
        {"id": row.pk, "key": row.key, "value": row.value, "seen_on": "2026-11-20"} for row in cell.tool.facts.all()
    ]
    rows += [
        {"key": "identity", "value": '["email", "nia"]', "seen_on": "2026-11-20", "complete": "true"},
        {"key": "open_source", "value": "true", "seen_on": "2026-11-20"},
        {"key": "company_id", "value": '"28300785"', "seen_on": "2026-11-20"},
        {"key": "licence", "value": "MIT", "seen_on": "2026-11-20"},
    ]
    rows = [row | {"sources": "https://example.org/a\nhttps://example.org/b"} for row in rows]

    data = tool_form(cell.tool, facts=inline_formset(rows, initial=1), **{"action-publish": "1"})
    admin().post(url(Tool, "edit", cell.tool.pk), data)

    facts = {fact.key: fact.value for fact in Tool.objects.get().facts.all()}
    assert facts == {
        "status": "discontinued",
        "identity": ["email", "nia"],
        "open_source": True,
        "company_id": "28300785",
        "licence": "MIT",
    }
    assert Tool.objects.get().facts.get(key="licence").sources == ["https://example.org/a", "https://example.org/b"]


# --- two people at once -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_a_stale_form_is_refused_and_shows_what_the_other_saved(cell, action):
    mine = cell_form(cell, level=4, note_cs="Moje poznámka", note_en="My note") | action
    admin("petr").post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1))

    response = admin().post(url(Assessment, "edit", cell.pk), mine)

    latest = Assessment.objects.get().get_latest_revision_as_object()
    assert (latest.level, latest.reviewer) == (1, "petr")
    told = " ".join(response.context["form"].non_field_errors())
    assert all(word in told for word in ("petr", "„1“" if "„" in told else "“1”"))
    assert "Moje poznámka" in page(response)


def test_saving_once_more_after_the_warning_is_a_decision(cell):
    mine = cell_form(cell, level=4)
    admin("petr").post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1))
    browser = admin()

    refused = browser.post(url(Assessment, "edit", cell.pk), mine)
    browser.post(url(Assessment, "edit", cell.pk), mine | {"version": refused.context["form"]["version"].value()})

    assert Assessment.objects.get().get_latest_revision_as_object().level == 4


def test_a_form_without_a_version_is_refused(cell):
    data = cell_form(cell, level=1)
    del data["version"]

    admin().post(url(Assessment, "edit", cell.pk), data)

    assert Assessment.objects.get().version == cell.version


def test_a_stale_form_of_a_tool_is_refused_too(cell):
    mine = tool_form(cell.tool, name="Moje")
    admin("petr").post(url(Tool, "edit", cell.tool.pk), tool_form(cell.tool, name="Petrovo"))

    response = admin().post(url(Tool, "edit", cell.tool.pk), mine)

    assert "Petrovo" in " ".join(response.context["form"].non_field_errors())
    assert Tool.objects.get().get_latest_revision_as_object().name == "Petrovo"


def test_a_stale_form_shows_the_lines_that_the_other_saved(cell):
    mine = tool_form(cell.tool, former_names="Moje")
    admin("petr").post(url(Tool, "edit", cell.tool.pk), tool_form(cell.tool, former_names="Petrovo\nDruhé"))

    response = admin().post(url(Tool, "edit", cell.tool.pk), mine)

    assert "Petrovo, Druhé" in " ".join(response.context["form"].non_field_errors())


def test_a_draft_whose_name_was_left_out_is_called_by_its_key(cell):
    admin().post(url(Tool, "edit", cell.tool.pk), tool_form(cell.tool, name=""))

    assert str(Tool.objects.get().get_latest_revision_as_object()) == "anketa"


def test_a_save_between_check_and_save_is_refused_as_well(cell, monkeypatch):
    check = AssessmentForm.clean

    def slow(form):
        cleaned = check(form)
        Assessment.objects.get().save_revision()
        return cleaned

    monkeypatch.setattr(AssessmentForm, "clean", slow)
    response = admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-publish": "1"}))

    assert response.context["form"].non_field_errors()
    assert Assessment.objects.get().level == 2
