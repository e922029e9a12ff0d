"""Groups of Wagtail that may do more than our roles go while nobody uses them; what people did to one keeps it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupApprovalTask, GroupPagePermission, WorkflowContentType

from site_core.accounts.groups_of_wagtail import EDITORS, MODERATORS
from site_core.accounts.roles import NAMES, make_roles
from tests.factories import assessment, tool, user
from tests.form_reader import fields_of
from tests.page_factories import found, site
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db
DESK = {"Reviewers", "Chief reviewers"}


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SECOND_FACTOR = False
    site()


def group(name):
    return Group.objects.get(name=name)


def kept():
    make_roles()
    return set(Group.objects.filter(name__in=[EDITORS, MODERATORS]).values_list("name", flat=True))


def test_the_groups_of_wagtail_are_gone_from_a_new_site_and_the_command_says_so():
    told = make_roles()

    assert set(Group.objects.values_list("name", flat=True)) == DESK | set(NAMES)
    assert sum("removed" in line for line in told) == 2
    assert make_roles() == []


def test_a_group_with_a_member_stays():
    user("eva", EDITORS)

    assert kept() == {EDITORS}


def test_a_group_that_an_administrator_gave_a_right_stays_with_it():
    more = Permission.objects.get(codename="add_redirect")
    group(MODERATORS).permissions.add(more)

    assert kept() == {MODERATORS}
    assert more in group(MODERATORS).permissions.all()


def test_a_group_that_was_changed_in_the_administration_stays_even_with_fewer_rights():
    browser, address = admin(), reverse("wagtailusers_groups:edit", args=[group(EDITORS).pk])
    form = fields_of(browser.get(address).content.decode())
    browser.post(address, form | {"name": EDITORS})

    assert kept() == {EDITORS}


def test_a_group_that_got_a_page_of_its_own_stays():
    right = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group(EDITORS), page=found("home").page_ptr, permission=right)

    assert kept() == {EDITORS}


def test_a_group_that_approves_in_a_workflow_of_people_stays():
    GroupApprovalTask.objects.create(name="Look of a lawyer").groups.add(group(EDITORS))

    assert kept() == {EDITORS}


def test_a_group_for_which_something_waits_stays():
    cell = assessment(tool(), published=False)
    cell.save_revision()
    cell.get_workflow().start(cell, user("jana"))

    assert kept() == {MODERATORS}


def test_what_is_sent_in_to_the_catalogue_is_approved_by_chief_reviewers():
    make_roles()

    workflows = {each.workflow for each in WorkflowContentType.objects.all()}
    [step] = workflows.pop().tasks
    assert workflows == set()
    assert list(step.specific.groups.values_list("name", flat=True)) == ["Chief reviewers"]


def test_where_a_site_has_moderators_they_approve_as_before():
    user("milada", MODERATORS)
    make_roles()

    assert {each.workflow.name for each in WorkflowContentType.objects.all()} == {"Moderators approval"}
