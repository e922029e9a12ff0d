"""Which pages are on their way to readers: the steps of workflows that wait, and which pages have a workflow at all."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, WorkflowPage, WorkflowState

from site_core.translating.turns import Approval


def approvals() -> dict[int, Approval]:
    """By the number of a page where it is in its workflow. One query; few pages are on their way at once."""
    running = WorkflowState.objects.active().filter(base_content_type=ContentType.objects.get_for_model(Page))
    states = running.select_related("current_task_state__task", "current_task_state__revision")
    return {int(state.object_id): approval(state) for state in states if state.current_task_state}


def approval(state: WorkflowState) -> Approval:
    """The step of one page."""
    step = state.current_task_state
    handed_in = step.revision.created_at if step.revision else None
    return Approval(step.task.name, state.status == WorkflowState.STATUS_NEEDS_CHANGES, handed_in)


def has_workflow() -> Callable[[Page], bool]:
    """A question to ask of pages: is there a workflow for it, or for a page above it?"""
    if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
        return lambda _page: False
    above = tuple(WorkflowPage.objects.filter(workflow__active=True).values_list("page__path", flat=True))
    return lambda page: page.path.startswith(above)
