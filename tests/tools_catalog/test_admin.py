"""Tools and assessments in the admin: lists, forms, refusals, history."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from tests.factories import assessment, piece, superuser, tool
from tools_catalog.forms.assessments import AssessmentForm
from tools_catalog.models import Assessment, Tool

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell():
    return assessment(tool())


def admin(name="jana"):
    """A browser of somebody who is logged in."""
    browser = Client()
    browser.force_login(superuser(name))
    return browser


def url(model, view, *args):
    return reverse(f"wagtailsnippets_tools_catalog_{model._meta.model_name}:{view}", args=args)


def cell_form(record, **values):
    """What the form of an assessment sends."""
    rows = [
        {"id": row.pk or "", "url": row.url, "kind": row.kind, "seen_on": str(row.seen_on), "shows_en": row.shows_en}
        | {"shows_cs": row.shows_cs}
        for row in values.pop("evidence", None) or record.evidence.all()
    ]
    names = ("state", "level", "grade", "note_cs", "note_en", "reviewer", "second_reviewer", "version", "criterion")
    fields = {name: getattr(record, name) for name in names} | {"tool": record.tool_id}
    fields |= {
        "reviewed_on": str(record.reviewed_on),
        "evidence": inline_formset(rows, initial=record.evidence.count()),
    }
    return nested_form_data({**fields, **values})


def tool_form(record, **values):
    """What the form of a tool sends."""
    names = ("name", "key", "status", "kind", "vendor", "country", "version", "summary_cs", "summary_en", "homepage")
    rows = [
        {
            "id": row.pk,
            "key": row.key,
            "value": row.value,
            "seen_on": str(row.seen_on),
            "sources": "\n".join(row.sources),
        }
        for row in record.facts.all()
    ]
    empty = {relation: inline_formset([]) for relation in ("prices", "references", "weaknesses")}
    facts = {"facts": inline_formset(rows, initial=len(rows))}
    return nested_form_data({name: getattr(record, name) for name in names} | facts | empty | values)


def page(response):
    return response.content.decode()


# --- pages answer -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", [Tool, Assessment])
@pytest.mark.parametrize("view", ["list", "add"])
def test_lists_and_empty_forms_answer(cell, model, view):
    assert admin().get(url(model, view)).status_code == 200


@pytest.mark.parametrize("view", ["edit", "history", "usage"])
def test_pages_of_one_record_answer(cell, view):
    browser = admin()
    for record in (cell, cell.tool):
        assert browser.get(url(type(record), view, record.pk)).status_code == 200


def test_the_preview_of_a_tool_shows_its_facts(cell):
    browser = admin()
    address = url(Tool, "preview_on_edit", cell.tool.pk)
    browser.post(address, tool_form(cell.tool))

    shown = browser.get(address, {"in_preview_panel": "true"})
    assert shown.status_code == 200
    assert "https://example.org/status" in page(shown)


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_rows(cell, django_assert_max_num_queries):
    browser = admin()
    browser.get(url(Assessment, "list"))
    for criterion in ("voting", "deliberation", "notifications", "moderation_safety"):
        assessment(cell.tool, criterion)

    with django_assert_max_num_queries(20):
        browser.get(url(Assessment, "list"))


def test_assessments_are_filtered_and_searched(cell):
    assessment(tool("hlasovani"), "voting", level=1)
    browser = admin()

    by_level = page(browser.get(url(Assessment, "list_results"), {"level": 1}))
    by_name = page(browser.get(url(Assessment, "list_results"), {"q": "Anketa"}))
    assert ("Hlasovani" in by_level, "Anketa" in by_level) == (True, False)
    assert ("Hlasovani" in by_name, "Anketa" in by_name) == (False, True)


def test_what_waits_for_a_second_reviewer_is_found(cell):
    waiting = assessment(cell.tool, "accessibility", evidence=[{"kind": "our_test"}])
    Assessment.objects.filter(pk=waiting.pk).update(second_reviewer="")

    shown = page(admin().get(url(Assessment, "list_results"), {"waits": "true"}))

    assert (url(Assessment, "edit", waiting.pk) in shown, url(Assessment, "edit", cell.pk) in shown) == (True, False)


@pytest.mark.parametrize("model", [Tool, Assessment])
def test_lists_are_exported(cell, model):
    response = admin().get(url(model, "list"), {"export": "csv"})

    assert "anketa" in b"".join(response.streaming_content).decode()


def test_the_admin_speaks_czech(cell):
    browser = admin()

    with translation.override("cs"):
        assert "Dotazník" in page(browser.get(url(Assessment, "edit", cell.pk)))


# --- saving -------------------------------------------------------------------------------------------------------
def test_a_draft_waits_until_it_is_published(cell):
    admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1))

    found = Assessment.objects.get()
    assert (found.level, found.get_latest_revision_as_object().level, found.has_unpublished_changes) == (2, 1, True)


def test_a_publication_needs_no_more_than_the_form(cell):
    admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-publish": "1"}))

    found = Assessment.objects.get()
    assert (found.level, found.has_unpublished_changes, found.version) == (1, False, cell.version + 1)


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

    data = cell_form(test, second_reviewer="") | {"action-publish": "1"}
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
        "status": "active",
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
    admin("petr").post(
        url(Assessment, "edit", cell.pk), cell_form(cell, level=1, reviewer="Petr", second_reviewer="Eva")
    )

    response = admin().post(url(Assessment, "edit", cell.pk), mine)

    latest = Assessment.objects.get().get_latest_revision_as_object()
    assert (latest.level, latest.reviewer) == (1, "Petr")
    told = " ".join(response.context["form"].non_field_errors())
    assert all(word in told for word in ("petr", "„1“" if "„" in told else "“1”", "Petr"))
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


# --- deletion and review ------------------------------------------------------------------------------------------
def test_deleting_what_was_published_is_refused_with_the_reason(cell):
    browser = admin()
    for record in (cell, cell.tool):
        response = browser.post(url(type(record), "delete", record.pk), follow=True)
        assert [str(message.level_tag) for message in response.context["messages"]] == ["error"]
        assert type(record).objects.filter(pk=record.pk).exists()


def test_deleting_several_at_once_spares_what_was_published(cell):
    draft = assessment(cell.tool, "voting", published=False)
    address = reverse("wagtail_bulk_action", args=("tools_catalog", "assessment", "delete"))

    admin().post(f"{address}?id={cell.pk}&id={draft.pk}")

    assert list(Assessment.objects.all()) == [cell]


def test_each_cell_has_its_own_history(cell):
    other = assessment(cell.tool, "voting")
    admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-publish": "1"}))

    assert (cell.revisions.count(), other.revisions.count()) == (2, 1)


def test_an_approval_that_breaks_the_two_person_rule_is_refused_with_the_reason(cell):
    draft = assessment(cell.tool, "accessibility", published=False, evidence=[{"kind": "our_test"}], second_reviewer="")
    jana = superuser()
    workflow, task = (
        Workflow.objects.create(name="Review"),
        GroupApprovalTask.objects.create(name="Second pair of eyes"),
    )
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in (Assessment,):
        WorkflowContentType.objects.create(workflow=workflow, content_type=model.get_content_type())
    draft.save_revision(clean=False)
    state = workflow.start(draft, jana)
    browser = Client()
    browser.force_login(jana)

    address = url(Assessment, "workflow_action", draft.pk, "approve", state.current_task_state.pk)
    response = browser.post(address, {"comment": ""}, follow=True)

    assert any("second_reviewer" in str(message) for message in response.context["messages"])
    draft.refresh_from_db()
    assert not draft.live
