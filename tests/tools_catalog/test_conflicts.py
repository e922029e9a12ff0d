"""Whoever has declared a conflict of interest with a tool changes nothing that the catalogue says about it."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.factories import TODAY, assessment, conflict, superuser, tool
from tests.page_factories import catalogue, found, site, tool_page
from tests.tools_catalog.admin_browser import cell_form, page, tool_form, url
from tools_catalog.conflicts import Conflict, ConflictDeclared, conflict_of
from tools_catalog.models import Assessment, ConflictOfInterest, Tool, ToolPage

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def jana():
    return superuser()


@pytest.fixture
def hers(client, jana):
    """The admin in her browser."""
    client.force_login(jana)
    return client


def test_a_conflict_concerns_the_tool_it_names_and_no_other(jana):
    conflict(jana, tool())

    assert conflict_of(jana, Tool.objects.get()).kind == "contract"
    assert conflict_of(jana, tool("mapa")) is None


def test_a_conflict_with_a_supplier_concerns_all_its_tools(jana):
    own, other = tool(vendor="Firma  ÁČKO s.r.o."), tool("mapa", vendor="Jiná firma")
    conflict(jana, vendor="firma áčko s.r.o.")

    assert conflict_of(jana, own)
    assert conflict_of(jana, other) is None


def test_it_is_hers_alone(jana):
    conflict(jana, tool())

    assert conflict_of(superuser("petr"), Tool.objects.get()) is None
    assert conflict_of(None, Tool.objects.get()) is None


@pytest.mark.parametrize(
    ("since", "until", "lasts"),
    [
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (TODAY - DAY, TODAY, True),
        (TODAY - DAY, TODAY - DAY, False),
    ],
)
def test_it_lasts_from_its_first_to_its_last_day(since, until, lasts):
    assert Conflict("anketa", "", "work", since, until).lasts(TODAY) is lasts


def test_asking_costs_one_query(jana, django_assert_num_queries):
    about = tool()
    for _ in range(3):
        conflict(jana, about)
    with django_assert_num_queries(1):
        assert conflict_of(jana, about)


def test_she_saves_no_draft_of_its_assessment(jana):
    cell = assessment(tool())
    conflict(jana, cell.tool)

    with pytest.raises(ConflictDeclared):
        cell.save_revision(user=jana)
    assert Assessment.objects.get().version == cell.version


def test_she_publishes_no_draft_that_somebody_else_made(jana):
    cell = assessment(tool())
    conflict(jana, cell.tool)
    cell.level = 1
    draft = cell.save_revision(user=superuser("petr"))

    with pytest.raises(ConflictDeclared):
        draft.publish(user=jana)
    assert Assessment.objects.get().level == 2


def test_renaming_the_supplier_in_the_same_draft_does_not_help(jana):
    about = tool()
    conflict(jana, vendor=about.vendor)
    about.vendor = "Někdo jiný"

    with pytest.raises(ConflictDeclared):
        about.save_revision(user=jana)


def test_the_import_goes_on(jana):
    cell = assessment(tool())
    conflict(jana, cell.tool)

    assert cell.save_revision()


def test_the_form_of_an_assessment_says_why_it_does_not_save(jana, hers):
    cell = assessment(tool())
    conflict(jana, cell.tool)
    answer = hers.post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1))

    assert "Ohlásili jste střet zájmů" in page(answer)
    assert Assessment.objects.get().version == cell.version


def test_a_new_assessment_of_the_tool_is_refused_too(jana, hers):
    made = assessment(tool())
    conflict(jana, made.tool)
    answer = hers.post(url(Assessment, "add"), cell_form(made, criterion="voting"))

    assert "Ohlásili jste střet zájmů" in page(answer)
    assert Assessment.objects.count() == 1


def test_the_form_of_the_tool_says_so_as_well(jana, hers):
    about = tool()
    conflict(jana, about)
    answer = hers.post(url(Tool, "edit", about.pk), tool_form(about, name="Jinak"))

    assert "Ohlásili jste střet zájmů" in page(answer)


def test_a_past_conflict_lets_her_save(jana, hers):
    cell = assessment(tool(status="discontinued"))
    conflict(jana, cell.tool, until=datetime.date(2026, 1, 31))
    hers.post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-publish": "1"}))

    assert Assessment.objects.get().level == 1


def test_approving_in_the_list_says_why_it_does_not_publish(jana, hers):
    cell = assessment(tool())
    cell.level = 1
    cell.save_revision(user=superuser("petr"))
    cell.get_workflow().start(cell, superuser("eda"))
    conflict(jana, cell.tool)
    state = Assessment.objects.get().current_workflow_task_state
    answer = hers.post(url(Assessment, "workflow_action", cell.pk, "approve", state.pk), {"comment": ""}, follow=True)

    assert "Ohlásili jste střet zájmů" in page(answer)
    assert Assessment.objects.get().level == 2


def test_she_takes_no_assessment_of_it_from_readers(jana, hers):
    cell = assessment(tool())
    conflict(jana, cell.tool)
    answer = hers.post(url(Assessment, "unpublish", cell.pk), follow=True)

    assert "Ohlásili jste střet zájmů" in page(answer)
    assert Assessment.objects.get().live
    with pytest.raises(ConflictDeclared):
        cell.unpublish(user=jana)


def test_she_deletes_no_draft_about_it_neither_alone_nor_among_others(jana, hers):
    about = assessment(tool(published=False), published=False)
    conflict(jana, about.tool)
    answer = hers.post(url(Assessment, "delete", about.pk), follow=True)
    together = reverse("wagtail_bulk_action", args=("tools_catalog", "assessment", "delete"))
    hers.post(f"{together}?id={about.pk}")

    assert "Ohlásili jste střet zájmů" in page(answer)
    assert Assessment.objects.get() == about


# --- the words about a tool -----------------------------------------------------------------------------------------
@pytest.fixture
def words():
    """The page of a tool."""
    about = tool()
    site(catalogue(), tool_page(about))
    return found(f"tool {about.key}")


def test_whoever_has_nothing_declared_edits_the_words(words, hers):
    assert hers.get(reverse("wagtailadmin_pages:edit", args=[words.pk])).status_code == 200
    hers.post(reverse("wagtailadmin_pages:unpublish", args=[words.pk]), {"translations": "leave"})
    assert not ToolPage.objects.get(pk=words.pk).live


@pytest.mark.parametrize("deed", ["edit", "unpublish", "delete", "move"])
def test_she_neither_edits_nor_takes_away_the_words_about_it(words, jana, hers, deed):
    conflict(jana, words.tool)
    answer = hers.post(reverse(f"wagtailadmin_pages:{deed}", args=[words.pk]), {"title": "Jinak"})

    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert ToolPage.objects.get(pk=words.pk).live


def test_programs_that_act_for_her_are_refused_as_well(words, jana):
    conflict(jana, words.tool)
    draft = words.save_revision(user=superuser("petr"))

    with pytest.raises(ConflictDeclared):
        words.save_revision(user=jana)
    with pytest.raises(ConflictDeclared):
        draft.publish(user=jana)


def test_a_new_page_about_it_says_at_the_tool_why_it_is_not_saved(words, jana, hers):
    other = tool("mapa")
    conflict(jana, other)
    parent = words.get_parent()
    address = reverse("wagtailadmin_pages:add", args=["tools_catalog", "toolpage", parent.pk])
    parts = {part: streamfield([]) for part in ("who_for", "strengths", "limits")}
    answer = hers.post(address, nested_form_data({"title": "Mapa", "slug": "mapa", "tool": other.pk, **parts}))

    assert list(answer.context["form"].errors) == ["tool"]
    assert "Ohlásili jste střet zájmů" in page(answer)


# --- the register -----------------------------------------------------------------------------------------------------
def test_an_entry_names_a_tool_or_a_supplier_not_both(jana):
    with pytest.raises(ValidationError, match="buď nástroj"):
        ConflictOfInterest(
            person=jana, public_name="Jana", tool=tool(), vendor="Spolek", kind="work", since=TODAY
        ).full_clean()


def test_the_database_refuses_an_entry_about_nothing(jana):
    with pytest.raises(IntegrityError):
        conflict(jana)


def test_a_supplier_that_no_tool_has_is_a_slip_of_the_pen(jana):
    tool(vendor="Spolek")
    with pytest.raises(ValidationError, match="žádný nástroj"):
        ConflictOfInterest(person=jana, public_name="Jana", vendor="Spolk", kind="work", since=TODAY).full_clean()


def test_an_entry_outlives_the_account(jana):
    conflict(jana, tool())
    jana.delete()

    assert ConflictOfInterest.objects.get().public_name == "Jana Nováková"


def test_the_keeper_declares_a_conflict_in_the_admin(jana, hers):
    about = tool()
    fields = {"person": jana.pk, "public_name": "Jana Nováková", "tool": about.pk, "vendor": "", "kind": "work"}
    days = {"since": "2026-01-01", "until": "", "declared_on": "2026-11-25", "note_cs": "", "note_en": ""}
    hers.post(url(ConflictOfInterest, "add"), {**fields, **days})

    assert ConflictOfInterest.objects.get().tool == about
    assert "Jana Nováková" in page(hers.get(url(ConflictOfInterest, "list")))
