"""A translation is submitted for approval from the translation editor, which knows no workflow of its own."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.models import Translation

from site_core.translating.own_slugs import known
from site_core.translating.publishing import obstacle, translation_of


@require_POST
def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Makes a draft of the texts as they are and hands it to the next who has to look; says so, or why not."""
    page = get_object_or_404(Page, pk=page_id).specific
    about = translation_of(page)
    if about is None:
        raise Http404
    if not may_submit(page, request.user):
        raise PermissionDenied
    if why := obstacle(page):
        messages.error(request, f"{gettext('The translation was not submitted for approval.')} {why}")
    else:
        try:
            hand_over(page, about, request.user)
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
        else:
            messages.success(request, whose_turn(page))
    return redirect("wagtailadmin_pages:edit", page.pk)


def may_submit(page: Page, person: Any) -> bool:
    """Whether a person may hand in a translation now: who may change the page, and whom the step that runs lets in."""
    rights = page.permissions_for_user(person)
    return bool(rights.can_edit() and not rights.page_locked() and page.has_workflow)


def whose_turn(page: Page) -> str:
    """What has happened, and which step the translation waits for now."""
    step = page.current_workflow_task_state.task.name
    return gettext("The translation was submitted for approval. It waits for: %(step)s.") % {"step": step}


@transaction.atomic
def hand_over(page: Page, about: Translation, person: Any) -> None:
    """A new draft, and the workflow begins, goes on, or gets the new draft. Readers see no change of it."""
    draft = about.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    draft.slug = page.slug if known(about) else find_available_slug(page.get_parent(), draft.slug, page.pk)
    revision = draft.save_revision(user=person, log_action=True)
    page.refresh_from_db()
    state = page.current_workflow_state
    if state is None:
        page.get_workflow().start(page, person)
    elif state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user=person)
    else:
        step = state.current_task_state
        step.revision = revision
        step.save(update_fields=["revision"])


def approval(page: Page, person: Any) -> dict[str, Any]:
    """What the panel of the translation editor shows: the step that waits, and what this person may do."""
    state = page.current_workflow_task_state
    task = state.task.specific if state else None
    running = page.workflow_in_progress and task
    actions = [name for name, _words, is_asking in task.get_actions(page, person) if not is_asking] if running else []
    return {
        "page": page,
        "state": state,
        "step": task,
        "needs_changes": bool(task) and not running,
        "may_approve": "approve" in actions,
        "may_return": "reject" in actions or "approve" in actions,
        "may_submit": may_submit(page, person),
    }
