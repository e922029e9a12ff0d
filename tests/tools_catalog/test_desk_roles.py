"""Who of the desk may open which view of the catalogue's admin and send which form (views: `desk_views.py`).

Everybody else than those named is sent away: strangers to the login, colleagues to the first page of the admin.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from site_core.outbox import put_mail
from tests.factories import assessment, conflict, superuser, tool
from tests.tools_catalog.admin_browser import url
from tests.tools_catalog.corrections.supplier import correction
from tests.tools_catalog.desk_views import (
    ADMINISTRATOR,
    CHIEF,
    CHIEFS,
    DESK,
    EDITOR,
    NOBODY,
    PAGES,
    REVIEWER,
    ROLES,
    VIEWS,
    WITHOUT_GROUP,
    WRITERS,
    World,
)
from tools_catalog.models import Assessment, ConflictOfInterest, Correction, ReviewBatch, Tool
from tools_catalog.review.batch_page import open_steps

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Deed:
    """What a form sends to a view in this world, and the roles that may send it."""

    name: str
    address: object
    fields: dict[str, str]
    roles: frozenset[str] | set[str]

    def __str__(self):
        return self.name


REASONS = {"reason_cs": "Je to tak.", "reason_en": "It is so."}
NEW_CONFLICT = {"public_name": "Nina", "vendor": "Spolek", "kind": "work", "since": "2026-01-01"}
DEEDS = [
    Deed("save a sheet", lambda world: reverse("review:sheet", args=[world.tool.key]), {}, DESK),
    *(
        Deed(f"{step} a batch", lambda world: reverse("review:batch", args=[world.batch.pk]), {"step": step}, roles)
        for step, roles in (
            *(("submit", DESK), ("approve", DESK), ("return", DESK), ("take_back", DESK)),
            ("publish", CHIEFS),
        )
    ),
    Deed(
        "decide about a correction",
        lambda world: reverse("corrections:one", args=[world.correction.pk]),
        {"decision": "decline", **REASONS},
        CHIEFS,
    ),
    Deed("declare a conflict", lambda world: url(ConflictOfInterest, "add"), NEW_CONFLICT, CHIEFS),
    Deed("end a conflict", lambda world: url(ConflictOfInterest, "edit", world.conflict.pk), NEW_CONFLICT, CHIEFS),
    Deed("delete a conflict", lambda world: url(ConflictOfInterest, "delete", world.conflict.pk), {}, {ADMINISTRATOR}),
    Deed("change a tool", lambda world: url(Tool, "edit", world.tool.pk), {"name": "Jinak"}, WRITERS),
    Deed("lock an assessment", lambda world: url(Assessment, "lock", world.cell.pk), {}, CHIEFS),
    Deed("unlock an assessment", lambda world: url(Assessment, "unlock", world.cell.pk), {}, CHIEFS),
    Deed("lock a tool", lambda world: url(Tool, "lock", world.tool.pk), {}, {ADMINISTRATOR}),
    Deed("unlock a tool", lambda world: url(Tool, "unlock", world.tool.pk), {}, {ADMINISTRATOR}),
    Deed("send a mail again", lambda world: reverse("mail_log_again", args=[world.mail.pk]), {}, {ADMINISTRATOR}),
    Deed("end an assessment", lambda world: url(Assessment, "unpublish", world.cell.pk), {}, CHIEFS),
]


@pytest.fixture
def world():
    cell = assessment(tool(status="discontinued"))
    batch = ReviewBatch.objects.create(tool=cell.tool, author_name="Nina")
    mail = put_mail(to="nina@example.org", subject="Dávka", text="Dobrý den", html="<p>Dobrý den</p>", about="batch 1")
    return World(cell.tool, cell, conflict(superuser("nina"), tool("mapa")), batch, correction(cell.tool), mail)


def group_of(role):
    """The group of a role; somebody who only writes pages is in a group that people made themselves."""
    if role == PAGES:
        made = Group.objects.create(name="Redaktoři stránek")
        made.permissions.add(Permission.objects.get(codename="access_admin"))
        return made
    return Group.objects.get(name={REVIEWER: "Reviewers", CHIEF: "Chief reviewers", EDITOR: "Editors"}[role])


def browser_of(role):
    """The admin as somebody of this role sees it."""
    browser = Client()
    if role == ADMINISTRATOR:
        browser.force_login(superuser("alena"))
    elif role != NOBODY:
        person = get_user_model().objects.create_user(role, "role@example.org", "a long password")
        person.groups.set([] if role == WITHOUT_GROUP else [group_of(role)])
        browser.force_login(person)
    return browser


def opens(browser, address):
    """Whether the view shows itself. What was published is not deleted: that leads back to its form."""
    answer = browser.get(address)
    assert sent_away(answer) or answer.status_code == 200 or "/edit/" in answer.url, answer.headers
    return answer.status_code == 200


def sent_away(answer):
    """Whether somebody was refused, or led to the login or the first page of the admin."""
    first_pages = (reverse("account_login"), reverse("wagtailadmin_home"))
    return answer.status_code == 403 or answer.headers.get("Location", "").partition("?")[0] in first_pages


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_view_opens_for_its_roles_and_for_nobody_else(world, view):
    address = view.address(world)

    assert {role for role in ROLES if opens(browser_of(role), address)} == view.roles


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_form_is_taken_from_its_roles_and_from_nobody_else(world, deed):
    address = deed.address(world)

    assert {role for role in ROLES if not sent_away(browser_of(role).post(address, deed.fields))} == deed.roles


OF_THE_DESK = ("tools_catalog", "mail_log", "untranslated_evidence", "review:", "to_verify:", "corrections:")
IN_WORKFLOW = {"workflow_action", "collect_workflow_action_data", "workflow_history_detail", "workflow_preview"}


def names_below(patterns, space=""):
    """Full names of all views below these patterns."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names_below(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{space}{pattern.name}"


def test_each_view_of_the_desk_in_the_administration_is_in_this_file(world):
    """Those of a running workflow apart: `test_admin_groups` and `test_alone` go through it."""
    admin = next(each for each in get_resolver().url_patterns if str(each.pattern) == "admin/")
    wanted = {
        name for name in names_below(admin.url_patterns) if name.startswith(OF_THE_DESK) or "_tools_catalog_" in name
    }
    tried = {resolve(one.address(world).partition("?")[0]).view_name for one in [*VIEWS, *DEEDS]}

    assert {name for name in wanted - tried if name.rpartition(":")[2] not in IN_WORKFLOW} == set()


def test_no_record_of_the_catalogue_can_be_looked_up_or_made_past_its_rights(world):
    one = browser_of(REVIEWER)

    for name in ("tool", "assessment", "conflictofinterest"):
        assert one.get(f"/admin/snippets/choose/tools_catalog/{name}/").status_code == 404
        assert one.post(f"/admin/snippets/choose/tools_catalog/{name}/create/").status_code == 404


def test_a_second_reviewer_is_anybody_of_the_desk_but_the_author(world):
    author = get_user_model().objects.create_user("autorka", "autorka@example.org", "a long password")
    author.groups.add(Group.objects.get(name="Reviewers"))
    ReviewBatch.objects.update(author=author, state="submitted")
    batch = ReviewBatch.objects.get()

    second = get_user_model().objects.create_user("druhy", "druhy@example.org", "a long password")
    second.groups.add(Group.objects.get(name="Reviewers"))

    assert open_steps(batch, author) == {"take_back"}
    assert open_steps(batch, second) == {"approve", "return"}


@pytest.mark.parametrize("role", [REVIEWER, EDITOR, PAGES, WITHOUT_GROUP, NOBODY])
def test_whoever_is_sent_away_from_a_decision_has_decided_nothing(world, role):
    browser_of(role).post(reverse("corrections:one", args=[world.correction.pk]), {"decision": "decline", **REASONS})

    assert Correction.objects.get().state == "confirmed"


@pytest.mark.parametrize(
    ("group", "rights"),
    [
        ("Reviewers", {"review_tool"}),
        ("Chief reviewers", {"review_tool", "publish_batch", "decide_correction", "keep_conflicts"}),
    ],
)
def test_each_group_of_the_desk_has_its_own_rights(group, rights):
    own = {"review_tool", "publish_batch", "decide_correction", "keep_conflicts"}
    held = Permission.objects.filter(group__name=group, content_type__app_label="tools_catalog", codename__in=own)

    assert set(held.values_list("codename", flat=True)) == rights


def test_the_menu_shows_the_register_only_to_those_who_keep_it(world):
    home, register = reverse("wagtailadmin_home"), url(ConflictOfInterest, "list")

    assert register in browser_of(CHIEF).get(home).content.decode()
    assert register not in browser_of(REVIEWER).get(home).content.decode()


def test_the_form_of_a_group_offers_the_rights_of_the_desk(world):
    chiefs = Group.objects.get(name="Chief reviewers")
    form = browser_of(ADMINISTRATOR).get(reverse("wagtailusers_groups:edit", args=[chiefs.pk])).content.decode()

    for codename in ("review_tool", "publish_batch", "decide_correction", "keep_conflicts"):
        assert f'value="{Permission.objects.get(codename=codename).pk}"' in form, codename
