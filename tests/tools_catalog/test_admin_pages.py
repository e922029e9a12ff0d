"""Tools and assessments in the admin: lists, pages, deletion, review, history."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories import assessment, piece, superuser, tool
from tests.tools_catalog.admin_browser import admin, cell_form, page, tool_form, url
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Tool

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell():
    return assessment(tool(status="discontinued"))  # no level of it moves anything for the example towns


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


def test_assessments_are_found_by_the_name_of_the_criterion(cell):
    assessment(tool("hlasovani"), "voting")

    name = current_edition().criteria["voting"].name["cs"]
    shown = page(admin().get(url(Assessment, "list_results"), {"q": name}))

    assert ("Hlasovani" in shown, "Anketa" in shown) == (True, False)


def test_a_cell_and_its_rows_speak_the_language_of_the_reader(cell):
    name = current_edition().criteria["surveys"].name
    for language, shows in (("cs", "uzavřené i otevřené otázky"), ("en", "closed and open questions")):
        with translation.override(language):
            assert str(cell) == f"Anketa: {name[language]}"
            assert str(cell.evidence.get()) == shows


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


def test_what_is_spared_is_named_with_the_reason(cell):
    address = reverse("wagtail_bulk_action", args=("tools_catalog", "assessment", "delete"))

    shown = page(admin().get(f"{address}?id={cell.pk}"))

    assert "vycházejí z nich uložené výsledky" in shown


def test_the_export_names_its_columns_in_words(cell):
    response = admin().get(url(Assessment, "list"), {"export": "csv"})

    assert b"".join(response.streaming_content).decode().startswith('"Klíč","Nástroj","Kritérium",')


def test_each_cell_has_its_own_history(cell):
    other = assessment(cell.tool, "voting")
    admin().post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-publish": "1"}))

    assert (cell.revisions.count(), other.revisions.count()) == (2, 1)


def test_two_states_of_a_cell_are_compared_side_by_side(cell):
    first = cell.latest_revision
    cell.level, cell.evidence = 1, [piece(shows_en="Elsewhere")]
    second = cell.save_revision()

    shown = page(admin().get(url(Assessment, "revisions_compare", cell.pk, first.pk, second.pk)))

    assert "Elsewhere" in shown


def test_an_earlier_state_of_a_cell_is_published_again(cell):
    first = cell.latest_revision
    cell.level = 1
    cell.save_revision().publish()
    browser, address = admin(), url(Assessment, "revisions_revert", cell.pk, first.pk)

    assert browser.get(address).status_code == 200
    browser.post(address, cell_form(cell, level=2, **{"action-publish": "1"}))

    found = Assessment.objects.get()
    assert (found.level, found.version) == (2, cell.version + 1)


def test_a_cell_is_unpublished_in_the_admin(cell):
    admin().post(url(Assessment, "unpublish", cell.pk))

    assert not Assessment.objects.get().live


def test_an_approval_that_breaks_the_two_person_rule_is_refused_with_the_reason(cell):
    draft = assessment(cell.tool, "accessibility", published=False, evidence=[{"kind": "our_test"}], second_reviewer="")
    jana = superuser()
    workflow = draft.get_workflow()
    draft.save_revision(clean=False)
    state = workflow.start(draft, jana)
    browser = Client()
    browser.force_login(jana)

    address = url(Assessment, "workflow_action", draft.pk, "approve", state.current_task_state.pk)
    response = browser.post(address, {"comment": ""}, follow=True)

    told = " ".join(str(message) for message in response.context["messages"])
    assert "Druhý hodnotitel: Toto kritérium hodnotí dva lidé." in told
    draft.refresh_from_db()
    assert not draft.live
