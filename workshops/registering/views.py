"""Pages of whoever registers: the form comes back with its faults, what happens next, what the link in a mail opens."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from site_core.outbox.files import mails_stay_here
from site_core.private_pages import reader_form
from site_core.rate_limit import come_back_later
from site_core.translations import page_url
from workshops.models import Registration, Workshop, WorkshopPage
from workshops.registering.forgetting import forget
from workshops.registering.form import RegistrationForm
from workshops.registering.links import open_registration
from workshops.registering.sending_in import TooMany, send_in
from workshops.registering.taking import Gone, accept, cancel
from workshops.templatetags.workshops import open_workshops, readable_workshops
from workshops.told import told

ACCEPT, CANCEL, DELETE = "accept", "cancel", "delete"


@reader_form
def register(request: HttpRequest, key: str) -> HttpResponse:
    """Takes the form of the page of a workshop; whoever only opens it is led to that page."""
    page = page_of(request, key)
    address = page_url(page.url_path, page.locale.language_code)
    if request.method != "POST":
        return redirect(address)
    form = RegistrationForm(whole(key), request.POST)
    if form.is_trapped:
        return redirect("registration:sent", key)
    if not form.is_valid():
        return show(request, page, form, status=422)
    try:
        answer = send_in(request, form, page.workshop_id)
    except TooMany:
        return come_back_later(show(request, page, form, status=429, must_wait=True))
    return redirect("registration:sent", key) if answer.registration else redirect(f"{address}#registration")


def show(
    request: HttpRequest, page: WorkshopPage, form: RegistrationForm, *, status: int, **said: bool
) -> HttpResponse:
    """The page of the workshop with a form that comes back."""
    context = page.get_context(request, form=form, **said)
    return render(request, page.get_template(request), context, status=status)


@require_safe
def sent(request: HttpRequest, key: str) -> HttpResponse:
    """Says that a mail is on its way; whether there was a seat the mail says, to its address alone."""
    context = {"page": page_of(request, key), "stays_here": mails_stay_here()}
    return render(request, "workshops/registering/sent.html", context)


@reader_form
def link(request: HttpRequest, token: str) -> HttpResponse:
    """One's own registration. Only buttons change anything: programs that check mail open links too."""
    try:
        own = open_registration(token)
    except Registration.DoesNotExist:
        return render(request, "workshops/registering/not_found.html", status=404)
    if request.method == "POST":
        return acted(request, own, token)
    return render(request, "workshops/registering/link.html", context_of(request, own, token))


def acted(request: HttpRequest, own: Registration, token: str) -> HttpResponse:
    """Takes an offered seat, cancels, or deletes all that is stored."""
    action, now = request.POST.get("action"), timezone.now()
    if action == DELETE:
        forget(own, now)
        return redirect("registration:deleted")
    try:
        if action == ACCEPT:
            accept(own, now)
        elif action == CANCEL:
            cancel(own, now)
    except Gone:
        context = {**context_of(request, own, token), "too_late": True}
        return render(request, "workshops/registering/link.html", context, status=410)
    return redirect("registration:link", token)


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
def deleted(request: HttpRequest) -> HttpResponse:
    """Says that everything is gone."""
    return render(request, "workshops/registering/deleted.html")


def context_of(request: HttpRequest, own: Registration, token: str) -> dict[str, Any]:
    """A registration with its workshop in words."""
    of = Workshop.objects.prefetch_related("sessions").get(pk=own.workshop_id)
    page = open_workshops(request).filter(workshop=of.pk).select_related("locale").first()
    shown = told(of, timezone.now(), timezone.localdate())
    return {
        "registration": Registration.objects.get(pk=own.pk),
        "workshop": of,
        "page": page,
        "told": shown,
        "token": token,
    }


def whole(key: str) -> Workshop:
    """A workshop with what its form asks."""
    return get_object_or_404(Workshop.objects.prefetch_related("question_rows", "sessions"), key=key)


def page_of(request: HttpRequest, key: str) -> WorkshopPage:
    """The page of a workshop in the language of the address, also one that repeats another language. Raises Http404."""
    return get_object_or_404(readable_workshops(request).select_related("locale"), workshop__key=key)
