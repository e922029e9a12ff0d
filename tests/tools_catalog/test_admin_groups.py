"""What the groups of a new site may do with the catalogue: editors write and send in, moderators publish."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from tests.factories import assessment, tool
from tests.tools_catalog.admin_browser import cell_form, url
from tools_catalog.models import Assessment, Tool

pytestmark = pytest.mark.django_db


def member(name, group):
    """A browser of somebody who is in the group and nothing more."""
    person = get_user_model().objects.create_user(name, f"{name}@example.org", "a long password")
    person.groups.add(Group.objects.get(name=group))
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def cell():
    return assessment(tool(status="discontinued"))  # no level of it moves anything for the example towns


@pytest.fixture
def editor():
    return member("eda", "Editors")


@pytest.fixture
def moderator():
    return member("milada", "Moderators")


@pytest.mark.parametrize("model", [Tool, Assessment])
@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_both_groups_open_lists_and_forms(cell, model, group):
    browser, record = member("osoba", group), cell.tool if model is Tool else cell

    assert url(model, "list") in browser.get(reverse("wagtailadmin_home")).content.decode()
    assert [browser.get(url(model, *view)).status_code for view in (("list",), ("add",), ("edit", record.pk))] == [
        200,
        200,
        200,
    ]


def test_an_editor_writes_a_draft_and_cannot_publish_it(cell, editor):
    editor.post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-publish": "1"}))

    found = Assessment.objects.get()
    assert (found.level, found.live) == (2, True)


def test_an_editor_neither_unpublishes_nor_deletes(cell, editor):
    draft = assessment(cell.tool, "voting", published=False)
    editor.post(url(Assessment, "unpublish", cell.pk))
    editor.post(url(Assessment, "delete", draft.pk))

    assert Assessment.objects.get(pk=cell.pk).live
    assert Assessment.objects.filter(pk=draft.pk).exists()


def test_what_an_editor_sends_in_a_moderator_approves_and_publishes(cell, editor, moderator):
    editor.post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-submit": "1"}))
    waiting = Assessment.objects.get()
    state = waiting.current_workflow_task_state
    assert (waiting.level, state.status) == (2, "in_progress")

    moderator.post(url(Assessment, "workflow_action", cell.pk, "approve", state.pk), {"comment": ""})

    assert Assessment.objects.get().level == 1


def test_a_moderator_publishes_and_unpublishes(cell, moderator):
    moderator.post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1, **{"action-publish": "1"}))
    assert Assessment.objects.get().level == 1

    moderator.post(url(Assessment, "unpublish", cell.pk))
    assert not Assessment.objects.get().live
