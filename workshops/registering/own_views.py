"""Pages behind the link of a mail: one's own registration, changed, cancelled, deleted.

Opening a page changes nothing, for programs that check mail open links too: each step is a button of a form.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from site_core.private_pages import reader_form, uncached
from workshops.models import Registration, Workshop, WorkshopPage
from workshops.open_pages import open_workshops
from workshops.registering.calendar_of_guest import calendar_of_guest
from workshops.registering.change_form import ChangeForm
from workshops.registering.changing import choose_mails, store
from workshops.registering.forgetting import forget
from workshops.registering.links import open_registration
from workshops.registering.rules import door_of, place_in_queue, seats_of
from workshops.registering.seats import ENTRANCES
from workshops.registering.taking import Gone, accept, cancel, settle
from workshops.told import clock_words, told

ACCEPT = "accept"
STORED = "stored"  # in the address of one's own page after a change
FOLDER = "workshops/registering"
State = Registration.State

type View = Callable[..., HttpResponse]


def behind_link(view: View) -> View:
    """Gives the view the registration of its link; a link that opens nothing gets a friendly page."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **known: Any) -> HttpResponse:
        try:
            own = open_registration(token)
        except Registration.DoesNotExist:
            return render(request, f"{FOLDER}/not_found.html", status=404)
        return view(request, own, token, **known)

    return opened


@reader_form
@behind_link
def link(request: HttpRequest, own: Registration, token: str) -> HttpResponse:
    """One's own registration, with the button that takes an offered seat."""
    if request.POST.get("action") != ACCEPT:
        return render(request, f"{FOLDER}/link.html", context_of(request, own, token))
    try:
        accept(own, timezone.now())
    except Gone:
        settle(own.workshop_id, timezone.now())
        own.refresh_from_db()
        context = {**context_of(request, own, token), "too_late": True}
        return render(request, f"{FOLDER}/link.html", context, status=410)
    return back(token)


@reader_form
@behind_link
def leave(request: HttpRequest, own: Registration, token: str) -> HttpResponse:
    """Asks once more, then frees the seat."""
    context = context_of(request, own, token)
    if not context["may_leave"]:
        return back(token)
    if request.method != "POST":
        return render(request, f"{FOLDER}/leave.html", context)
    cancel(own, timezone.now())
    return back(token)


@reader_form
@behind_link
def erase(request: HttpRequest, own: Registration, token: str) -> HttpResponse:
    """Asks once more, then deletes all that is stored."""
    if request.method != "POST":
        return render(request, f"{FOLDER}/erase.html", context_of(request, own, token))
    key = own.workshop.key
    forget(own, timezone.now())
    return redirect("registration:deleted", key)


@reader_form
@behind_link
def change(request: HttpRequest, own: Registration, token: str) -> HttpResponse:
    """What one has told us, to be changed; a consent can be taken back."""
    form = ChangeForm(own, request.POST) if request.method == "POST" else ChangeForm(own)
    if form.is_bound and form.is_valid():
        store(own, form.said, timezone.now())
        return back(token, f"?{STORED}")
    context = {**context_of(request, own, token), "form": form}
    return render(request, f"{FOLDER}/change.html", context, status=422 if form.is_bound else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def mails(request: HttpRequest, own: Registration, token: str, *, kind: str) -> HttpResponse:
    """Switches mails of a kind off, or on again. Programs for mail send the one click of RFC 8058 from elsewhere, with
    no page of ours before it and no redirect after it; who knows the link may.
    """
    if request.method == "POST":
        choose_mails(own, kind, wanted=request.POST.get("wanted") == "yes")
    context = {**context_of(request, own, token), "kind": kind, "is_done": request.method == "POST"}
    return uncached(render(request, f"{FOLDER}/mails.html", {**context, "wanted": getattr(own, kind)}))


@require_safe
def data(request: HttpRequest, token: str) -> HttpResponse:
    """All that is stored about whoever holds the link, as a file."""
    try:
        own = open_registration(token)
    except Registration.DoesNotExist:
        raise Http404 from None
    answer = JsonResponse(own.as_data(), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = 'attachment; filename="registration.json"'
    return answer


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The workshop for the calendar of whoever has a seat, as in the mail; for those who have lost it."""
    try:
        own = open_registration(token)
    except Registration.DoesNotExist:
        raise Http404 from None
    if not context_of(request, own, token)["has_file"]:
        raise Http404
    answer = uncached(
        HttpResponse(calendar_of_guest(own.workshop, own.language), content_type="text/calendar; charset=utf-8")
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{own.workshop.key}.ics"'
    return answer


@require_safe
def deleted(request: HttpRequest, key: str) -> HttpResponse:
    """Says that everything is gone, with the way back to the workshop."""
    of = Workshop.objects.prefetch_related("sessions").filter(key=key).first()
    page = page_of_workshop(request, of) if of else None
    return render(request, f"{FOLDER}/deleted.html", {"page": page, "may_come": bool(of and takes_people(of))})


def back(token: str, query: str = "") -> HttpResponseRedirect:
    """To one's own registration."""
    page = redirect("registration:link", token)
    return HttpResponseRedirect(page.url + query)


def context_of(request: HttpRequest, own: Registration, token: str) -> dict[str, Any]:
    """A registration with its workshop in words, and what one can do now."""
    of = Workshop.objects.prefetch_related("sessions").get(pk=own.workshop_id)
    now = timezone.now()
    shown, state = told(of, now, timezone.localdate()), own.state_at(now)
    is_ahead = not shown.is_past and not shown.is_cancelled
    return {
        "registration": own,
        "page": page_of_workshop(request, of),
        "told": shown,
        "token": token,
        "until": clock_words(own.offered_until, of.zone),
        "state": state,
        "is_ahead": is_ahead,
        "nth": place_in_queue(own),
        "has_file": is_ahead and state == State.CONFIRMED and bool(of.spans),
        "may_leave": is_ahead and own.is_active and state != State.EXPIRED,
        "may_come": state in (State.CANCELLED, State.EXPIRED) and takes_people(of),
        "is_stored": STORED in request.GET,
    }


def takes_people(of: Workshop) -> bool:
    """Whether one can register now, for a seat or for the queue."""
    return door_of(of, seats_of(of), timezone.now()) in ENTRANCES


def page_of_workshop(request: HttpRequest, of: Workshop) -> WorkshopPage | None:
    """Its page in the language of the address."""
    return open_workshops(request).filter(workshop=of.pk).select_related("locale").first()
