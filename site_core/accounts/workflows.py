"""How a text comes to be public: in the first language it is approved, in every other one a translator looks first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import get_language_info, gettext, override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from site_core.pages import HomePage


def home_pages() -> dict[str, Page]:
    """The home page of each language that has one, by its code."""
    pages = HomePage.objects.filter(depth=2).select_related("locale")
    return {page.locale.language_code: page.page_ptr for page in pages}


def make_workflows(translators: Mapping[str, str], approvers: str) -> list[str]:
    """Gives the pages of each language their workflow; where people have chosen one, it stays.

    `translators` holds the group of those who translate into a language, by its code.
    """
    told = []
    for code, page in home_pages().items():
        if not WorkflowPage.objects.filter(page=page).exists():
            with override(settings.LANGUAGE_CODE):
                name, steps = way(code, translators.get(code, ""), approvers)
            WorkflowPage.objects.create(page=page, workflow=workflow(name, steps))
            told.append(f"{page.title}: {name}")
    return told


def way(code: str, translators: str, approvers: str) -> tuple[str, list[tuple[str, str]]]:
    """The name of the workflow of a language, and its steps: the name of each and the group that is let in."""
    approval = (gettext("Approval of the text"), approvers)
    if code == settings.LANGUAGE_CODE:
        return gettext("Approval"), [approval]
    language = get_language_info(code)["name_translated"]
    look = (gettext("Look of the translator (%(language)s)") % {"language": language}, translators)
    return gettext("Translation and approval (%(language)s)") % {"language": language}, [look, approval]


def workflow(name: str, steps: Iterable[tuple[str, str]]) -> Workflow:
    """The workflow of this name, made with these steps where there is none."""
    found, is_new = Workflow.objects.get_or_create(name=name)
    if is_new:
        for order, (words, group) in enumerate(steps):
            WorkflowTask.objects.create(workflow=found, task=task(words, group), sort_order=order)
    return found


def task(name: str, group: str) -> GroupApprovalTask:
    """The step of this name, for this group. Whoever it waits for may change the page, so it is for one language."""
    found, is_new = GroupApprovalTask.objects.get_or_create(name=name)
    if is_new:
        found.groups.set(Group.objects.filter(name=group))
    return found
