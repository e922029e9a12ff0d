"""Who may open what: `roles.yaml` says it, a person has read it, and each line is tried with every role."""

from importlib import import_module
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import resolve
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowPage

from site_core.accounts.roles import APPROVERS, EDITORS, NAMES, TRANSLATORS, make_roles
from site_core.group_names import called
from tests.page_factories import found, page, site
from tests.site_core.accounts.world import ROLES, browser_of, is_sent_away, our_views, records, roles_of

pytestmark = pytest.mark.django_db
MIGRATION = import_module("site_core.migrations.0014_translators_of_one_language")
MATRIX = yaml.safe_load((Path(__file__).parent / "roles.yaml").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _roles(settings):
    settings.SECOND_FACTOR = False
    site(page("about"))
    make_roles()


def test_each_role_opens_what_the_matrix_says_and_nothing_else():
    keys, browsers = records(), {role: browser_of(role) for role in ROLES}

    opened = {
        line: {role for role, browser in browsers.items() if not is_sent_away(browser.get(line.format(**keys)))}
        for line in MATRIX
    }

    assert {line: roles for line, roles in opened.items() if roles != roles_of(MATRIX[line])} == {}


def test_the_matrix_has_a_line_for_each_address_of_ours():
    named = {resolve(line.format_map(Sample())).view_name for line in MATRIX}

    assert our_views() - named == set()


class Sample(dict):
    """A key for any record."""

    def __missing__(self, name):
        return "1"


def test_the_command_may_run_again_and_adds_nothing_then():
    assert make_roles() == []
    assert Workflow.objects.filter(workflow_pages__isnull=False).count() == 3


def test_what_an_administrator_granted_stays(capsys):
    group = Group.objects.get(name=EDITORS)
    more = Permission.objects.get(codename="add_redirect")
    group.permissions.add(more)
    group.permissions.remove(Permission.objects.get(codename="access_admin"))

    call_command("make_roles")

    assert more in group.permissions.all()
    assert capsys.readouterr().out == "Page editors: 1 rights added\n"


def test_a_workflow_that_people_have_chosen_stays():
    WorkflowPage.objects.filter(page=found("home", "en").pk).update(workflow=Workflow.objects.get(name="Schválení"))

    make_roles()

    assert WorkflowPage.objects.get(page=found("home", "en").pk).workflow.name == "Schválení"


def test_a_translator_writes_in_one_language_alone():
    pages = GroupPagePermission.objects.filter(group__name=TRANSLATORS["en"]).values_list("page", flat=True)

    assert set(pages) == {found("home", "en").pk}


@pytest.mark.parametrize(
    ("language", "steps"),
    [
        (
            "cs",
            [[APPROVERS]],
        ),
        ("en", [[TRANSLATORS["en"]], [APPROVERS]]),
    ],
)
def test_a_translation_passes_a_translator_before_it_is_approved(language, steps):
    tasks = found("about", language).get_workflow().tasks

    groups = [set(GroupApprovalTask.objects.get(pk=task.pk).groups.values_list("name", flat=True)) for task in tasks]
    assert groups == [set(step) for step in steps]


def test_the_step_that_let_in_the_translators_of_all_languages_lets_in_those_of_one():
    step = GroupApprovalTask.objects.create(name="Pohled překladatele")
    step.groups.set(Group.objects.filter(name__in=TRANSLATORS.values()))

    MIGRATION.leave_out_others(apps, None)

    assert [group.name for group in step.groups.all()] == [TRANSLATORS["en"]]


def test_a_step_whose_groups_an_administrator_has_chosen_stays():
    step = GroupApprovalTask.objects.create(name="Pohled překladatele")
    step.groups.set(Group.objects.filter(name__in=[*TRANSLATORS.values(), EDITORS]))

    MIGRATION.leave_out_others(apps, None)

    assert step.groups.count() == 3


def test_nobody_but_approvers_and_administrators_publishes_a_text():
    publishers = GroupPagePermission.objects.filter(permission__codename="publish_page", group__name__in=NAMES)

    assert set(publishers.values_list("group__name", flat=True)) == {APPROVERS}


def test_the_groups_are_called_in_czech():
    assert {called(group) for group in Group.objects.filter(name__in=NAMES)} == {
        "Redaktoři stránek",
        "Překladatelé do češtiny",
        "Překladatelé do angličtiny",
        "Schvalovatelé textů",
        "Konzultanti",
        "Asistenti akcí",
    }
