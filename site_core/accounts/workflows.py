"""How a text comes to be public: in the first language it is approved, in every other one a translator looks first."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext, override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from site_core.pages import HomePage


def home_pages() -> dict[str, Page]:
    """The home page of each language that has one, by its code."""
    pages = HomePage.objects.filter(depth=2).select_related("locale")
    return {page.locale.language_code: page.page_ptr for page in pages}


def make_workflows(translators: list[str], approvers: str) -> list[str]:
    """Gives the pages of each language their workflow; where people have chosen one, it stays."""
    told = []
    with override(settings.LANGUAGE_CODE):
        approval = (gettext("Approval of the text"), [approvers])
        translation = (gettext("Look of the translator"), translators)
        ways = {
            True: (gettext("Approval"), [approval]),
            False: (gettext("Translation and approval"), [translation, approval]),
        }
    for code, page in home_pages().items():
        name, steps = ways[code == settings.LANGUAGE_CODE]
        if not WorkflowPage.objects.filter(page=page).exists():
            WorkflowPage.objects.create(page=page, workflow=workflow(name, steps))
            told.append(f"{page.title}: {name}")
    return told


def workflow(name: str, steps: Iterable[tuple[str, list[str]]]) -> Workflow:
    """The workflow of this name, made with these steps where there is none."""
    found, is_new = Workflow.objects.get_or_create(name=name)
    if is_new:
        for order, (words, groups) in enumerate(steps):
            WorkflowTask.objects.create(workflow=found, task=task(words, groups), sort_order=order)
    return found


def task(name: str, groups: list[str]) -> GroupApprovalTask:
    """The step of this name, for these groups."""
    found, is_new = GroupApprovalTask.objects.get_or_create(name=name)
    if is_new:
        found.groups.set(Group.objects.filter(name__in=groups))
    return found
