"""Pages of whoever registers: the form comes back with its faults, what happens next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from site_core.outbox.files import mails_stay_here
from site_core.private_pages import reader_form
from site_core.rate_limit import come_back_later
from site_core.translations import page_url
from workshops.models import Workshop, WorkshopPage
from workshops.open_pages import readable_workshops
from workshops.registering.form import RegistrationForm
from workshops.registering.sending_in import TooMany, send_in


@reader_form
def register(request: HttpRequest, key: str) -> HttpResponse:
    """Takes the form of the page of a workshop; whoever only opens it is led to that page."""
    page = page_of(request, key)
    if request.method != "POST":
        return redirect(page_url(page.url_path, page.locale.language_code))
    form = RegistrationForm(whole(key), request.POST)
    if form.is_trapped:
        return redirect("registration:sent", key)
    if not form.is_valid():
        return show(request, page, form, status=422)
    try:
        answer = send_in(request, form, page.workshop_id)
    except TooMany:
        return come_back_later(show(request, page, form, status=429, must_wait=True))
    return redirect("registration:sent", key) if answer.registration else show(request, page, form, status=409)


def show(
    request: HttpRequest, page: WorkshopPage, form: RegistrationForm, *, status: int, **said: bool
) -> HttpResponse:
    """The page of the workshop with a form that comes back."""
    context = page.get_context(request, form=form, is_too_late=status == 409, **said)
    return render(request, page.get_template(request), context, status=status)


@require_safe
def sent(request: HttpRequest, key: str) -> HttpResponse:
    """Says that a mail is on its way; whether there was a seat the mail says, to its address alone."""
    context = {"page": page_of(request, key), "stays_here": mails_stay_here()}
    return render(request, "workshops/registering/sent.html", context)


def whole(key: str) -> Workshop:
    """A workshop with what its form asks."""
    return get_object_or_404(Workshop.objects.prefetch_related("question_rows", "sessions"), key=key)


def page_of(request: HttpRequest, key: str) -> WorkshopPage:
    """The page of a workshop in the language of the address, also one that repeats another language. Raises Http404."""
    return get_object_or_404(readable_workshops(request).select_related("locale"), workshop__key=key)
