"""Where the form of the contact page is sent, and the page that says what happens next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from contact.form import QuestionForm
from contact.models import ContactPage
from contact.sending_in import TooMany, send_in
from site_core.language import active_language
from site_core.outbox.files import mails_stay_here
from site_core.private_pages import reader_form
from site_core.rate_limit import come_back_later
from site_core.translations import page_url


@reader_form
def ask(request: HttpRequest) -> HttpResponse:
    """Takes the form of the contact page in the language of the address; whoever only opens it is led to that page."""
    page = contact_page()
    if request.method != "POST":
        return redirect(page_url(page.url_path, active_language()))
    form = QuestionForm(request.POST)
    if not form.is_trapped:
        if not form.is_valid():
            return show(request, page, form, status=422)
        try:
            send_in(request, form, page.who_answers)
        except TooMany:
            return come_back_later(show(request, page, form, status=429, must_wait=True))
    return redirect("contact:sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Says that the question is here, and when the answer comes."""
    context = {"page": contact_page(), "stays_here": mails_stay_here()}
    return render(request, "contact/sent.html", context)


def contact_page() -> ContactPage:
    """The public contact page in the language of the address. Raises Http404 where an editor has taken it down."""
    public = ContactPage.objects.live().public().select_related("locale")
    return get_object_or_404(public.filter(locale__language_code=active_language()))


def show(request: HttpRequest, page: ContactPage, form: QuestionForm, *, status: int, **told: bool) -> HttpResponse:
    """The contact page with a form that comes back."""
    return render(request, page.get_template(request), page.get_context(request, form=form, **told), status=status)
