"""Pages of whoever sends a correction: the form, what happens next, and what the link in the mail opens."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from site_core.outbox.files import mails_stay_here
from site_core.private_pages import reader_form
from site_core.rate_limit import HOUR, come_back_later
from tools_catalog.corrections.confirming import Expired, confirm, open_correction, take_back
from tools_catalog.corrections.form import CorrectionForm
from tools_catalog.corrections.said_now import said_now
from tools_catalog.corrections.sending_in import LINKS, TooMany, send_in
from tools_catalog.corrections.targets import Target
from tools_catalog.methodology import current_edition
from tools_catalog.models import Correction, Tool
from tools_catalog.models.corrections import LINK_DAYS
from tools_catalog.shown_tool import shown_tool

TAKE_BACK = "take-back"  # value of the second button


@reader_form
def correction(request: HttpRequest, key: str) -> HttpResponse:
    """The form; `?what=criterion.surveys` chooses what it is about."""
    page = tool_context(request, key)
    if request.method != "POST":
        form = CorrectionForm(current_edition(), initial={"what": request.GET.get("what", "")})
        return show(request, form, page)
    form = CorrectionForm(current_edition(), request.POST)
    if not form.is_trapped:
        if not form.is_valid():
            return show(request, form, page, status=422)
        try:
            send_in(request, form, get_object_or_404(Tool, key=key))
        except TooMany as limit:
            wait = {"must_wait": True, "until_tomorrow": limit.seconds > HOUR}
            return come_back_later(show(request, form, {**page, **wait}, status=429), limit.seconds)
    return redirect("tool:correction_sent", key)


def show(request: HttpRequest, form: CorrectionForm, page: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page with the form; one that comes back keeps its number, so that the next click is still the same one."""
    number = request.POST.get("form") or LINKS.new_form()
    now = said_now(form.target, page["tool"], current_edition())
    context = {**page, "form": form, "number": number, "now": now}
    return render(request, "tools_catalog/corrections/form.html", context, status=status)


@require_safe
def sent(request: HttpRequest, key: str) -> HttpResponse:
    """Says that a mail with a link is on its way."""
    return render(request, "tools_catalog/corrections/sent.html", tool_context(request, key))


@reader_form
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The correction of this link. Only a button confirms it: programs that check mail open links too."""
    try:
        found = open_correction(token)
    except Correction.DoesNotExist:
        return render(request, "tools_catalog/corrections/not_found.html", status=404)
    except Expired:
        return render(request, "tools_catalog/corrections/expired.html", {"days": LINK_DAYS}, status=410)
    if request.method == "POST":
        return decided_by_sender(request, found, token)
    what = Target(found.kind, found.target).words(current_edition())
    return render(request, "tools_catalog/corrections/link.html", {"correction": found, "token": token, "what": what})


def decided_by_sender(request: HttpRequest, found: Correction, token: str) -> HttpResponse:
    """The sender confirms the correction or takes it back."""
    if request.POST.get("action") != TAKE_BACK:
        confirm(found)
    elif take_back(found):
        return redirect("correction:deleted")
    return redirect("correction:link", token)


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """Says that the correction is gone."""
    return render(request, "tools_catalog/corrections/deleted.html")


def tool_context(request: HttpRequest, key: str) -> dict[str, Any]:
    """The tool that readers see, and where mails go."""
    address, record = shown_tool(request, key)
    return {"tool": record, "url": address.url, "stays_here": mails_stay_here(), "days": LINK_DAYS}
