"""The form for somebody who phoned."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from workshops.desk.adding import Known, Shut, add
from workshops.desk.page import ADD, WorkshopDeskPage
from workshops.models import Registration, Workshop
from workshops.models.registrations import LONGEST_ANSWER, LONGEST_EMAIL, LONGEST_LINE
from workshops.registering.links import FORMS, NUMBER
from workshops.registering.seats import Door
from workshops.words import OrganisationKind

PERSON = ("name", "email", "organisation", "organisation_kind", "municipality", "language")
WHY_SHUT = {
    Door.CANCELLED: gettext_lazy("The workshop was cancelled."),
    Door.OVER: gettext_lazy("The workshop is over."),
    Door.ELSEWHERE: gettext_lazy("Registrations for this workshop are taken elsewhere."),
    Door.NONE: gettext_lazy("This workshop takes no registrations."),
}


class AddForm(forms.Form):
    """The person, and what the workshop asks. Nobody agrees to anything on behalf of others: no consents here."""

    name = forms.CharField(label=gettext_lazy("Name and surname"), max_length=LONGEST_LINE)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=LONGEST_EMAIL,
        help_text=gettext_lazy("Whoever has none gets no mail: agree with them how they hear of changes."),
    )
    organisation = forms.CharField(label=gettext_lazy("Organisation"), required=False, max_length=LONGEST_LINE)
    organisation_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of organisation"),
        required=False,
        choices=[("", gettext_lazy("not stated")), *OrganisationKind.choices],
    )
    municipality = forms.CharField(label=gettext_lazy("Municipality"), required=False, max_length=LONGEST_LINE)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, help_text=gettext_lazy("Mails are written in it.")
    )

    def __init__(self, workshop: Workshop, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = workshop.question_rows.all()
        self.asked = {f"question-{row.pk}": str(row.words) for row in rows if row.kind == row.Kind.TEXT}
        for name, words in self.asked.items():
            area = forms.Textarea({"rows": 2})
            self.fields[name] = forms.CharField(label=words, required=False, max_length=LONGEST_ANSWER, widget=area)

    @property
    def said(self) -> dict[str, Any]:
        """What a sound form says, by field of a registration."""
        answers = [
            {"question": words, "answer": self.cleaned_data[name]}
            for name, words in self.asked.items()
            if self.cleaned_data[name]
        ]
        return {**{name: self.cleaned_data[name] for name in PERSON}, "answers": answers, "consents": []}

    @property
    def content(self) -> str:
        """All of it as one text."""
        return "\0".join(str(self.data.get(name, "")).strip() for name in self.fields)


class AddPage(WorkshopDeskPage):
    """The page of the form."""

    rights = (ADD,)
    page_title = gettext_lazy("Add a registration")
    template_name = "workshops/desk/add.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An empty form."""
        return self.show(AddForm(self.workshop, initial={"language": settings.LANGUAGE_CODE}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Registers, or gives the form back with what stands in the way."""
        form = AddForm(self.workshop, request.POST)
        made = self.made(form) if form.is_valid() else None
        if made is None:
            return self.show(form)
        log(made, "wagtail.create", user=request.user)
        messages.success(request, outcome_words(made), buttons=[messages.button(edit_address(made), _("Open"))])
        return redirect("desk:workshop", self.workshop.pk)

    def made(self, form: AddForm) -> Registration | None:
        """The registration; None with an error in the form."""
        number = FORMS.token_of_form(self.request.POST.get(NUMBER, ""), f"{self.workshop.pk}\0{form.content}")
        try:
            return add(self.workshop.pk, form.said, FORMS.hash_of(number), timezone.now())
        except Known as fault:
            form.add_error("email", known_words(fault.registration))
        except Shut as fault:
            form.add_error(None, WHY_SHUT[fault.door])
        return None

    def show(self, form: AddForm) -> HttpResponse:
        """The page with a form; one that comes back keeps its number."""
        number = form.data.get(NUMBER) or FORMS.new_form()
        return self.render_to_response(self.get_context_data(form=form, number=number))


def outcome_words(made: Registration) -> str:
    """What became of it, and whether a mail says so."""
    seat = _("has a seat") if made.state == Registration.State.CONFIRMED else _("is in the queue")
    told = _("A mail is on its way.") if made.email else _("No mail goes out: there is no address.")
    return f"{made.name}: {seat}. {told}"


def known_words(known: Registration) -> str:
    """Who has registered with the address, with the way there."""
    who = format_html('<a href="{}">{}</a>', edit_address(known), f"{known.shown_name}, {known.get_state_display()}")
    return format_html("{} {}", _("This address is registered already:"), who)


def edit_address(own: Registration) -> str:
    """Where a registration is decided about."""
    return reverse("registrations:edit", args=[own.pk])
