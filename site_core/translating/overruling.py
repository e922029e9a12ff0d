"""Publishing a translation that lacks texts: by those who may, after a warning, noted in the history of the page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page

from site_core.translating.publishing import OVERRULED, RIGHT, HeldBack, obstacle, translation_of


class OverruleForm(forms.Form):
    """The tick of somebody who knows what readers will get."""

    known = forms.BooleanField(
        label=_("I know that readers will get missing texts in the other language, or texts that no longer hold."),
        error_messages={"required": _("Tick that you know it, or go back to the translation.")},
    )


@permission_required(RIGHT, raise_exception=True)
def publish_incomplete(request: HttpRequest, page_id: int) -> HttpResponse:
    """Warns, asks for the tick, then publishes; a page that lacks nothing leads back to the translation."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    revision = page.get_latest_revision()
    why = obstacle(page) or (revision and obstacle(page, revision))
    if not why:
        return redirect("wagtailadmin_pages:edit", page.pk)
    form = OverruleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        overrule(request, page)
        return redirect("wagtailadmin_pages:edit", page.pk)
    words = {"page": page, "why": why, "form": form, "header_title": gettext("Publish a translation that lacks texts")}
    return render(request, "site_core/translating/publish_incomplete.html", words)


def overrule(request: HttpRequest, page: Page) -> None:
    """Notes who has taken it upon themselves, then approves the step that waits for them, or publishes."""
    log(instance=page, action=OVERRULED, user=request.user)
    title = page.get_admin_display_title()
    try:
        was_public = go_on(page, request.user)
    except ValidationError:
        messages.error(
            request, gettext("%(title)s: not published, a text does not fit. It is marked below.") % {"title": title}
        )
        return
    told = gettext("%(title)s is public.") if was_public else gettext("%(title)s: your step is approved.")
    messages.success(request, told % {"title": title})


def go_on(page: Page, person: Any) -> bool:
    """Approves or publishes; whether the page is public by that. Raises ValidationError, HeldBack."""
    state = page.current_workflow_task_state
    task = state.task.specific if state else None
    if task and any(name == "approve" for name, _words, _modal in task.get_actions(page, person)):
        task.on_action(state, person, "approve")
        return page.current_workflow_state is None
    about = translation_of(page)
    if about is None:
        raise HeldBack(page, "")
    about.save_target(user=person, publish=True)
    return True
