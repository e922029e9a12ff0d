"""Writing to the people of a workshop: the form, then the letter as they would get it, then the sending."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from site_core.outbox import Letter
from site_core.world import language_name
from workshops.desk.letter_form import LetterForm, in_words
from workshops.desk.letters import end_of_mails, letter, send
from workshops.desk.page import CHANGE, WorkshopDeskPage
from workshops.desk.sample import somebody
from workshops.models import GuestLetter
from workshops.registering.links import FORMS, NUMBER

ACTION, SEND, CHANGE_IT = "action", "send", "edit"
SEEN = "seen"  # for how many people in which language the preview was made


class LetterPage(WorkshopDeskPage):
    """The page. Nothing is stored before it is sent; what was typed goes along in the form."""

    rights = (CHANGE,)
    page_title = gettext_lazy("Write to the people of the workshop")
    header_icon = "mail"
    template_name = "workshops/desk/letter.html"
    preview_template = "workshops/desk/letter_preview.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An empty form, and what was sent so far."""
        return self.show(LetterForm(self.workshop, timezone.now()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """To the preview, back to the form, or out."""
        form, action = LetterForm(self.workshop, timezone.now(), request.POST), request.POST.get(ACTION)
        if not form.is_valid() or action == CHANGE_IT:
            return self.show(form)
        if action == SEND and request.POST.get(SEEN) == in_words(form.recipients):
            return self.sent(form)
        return self.preview(form, others=action == SEND)

    def sent(self, form: LetterForm) -> HttpResponse:
        """Sends, once a form."""
        number = FORMS.token_of_form(self.request.POST.get(NUMBER, ""), f"letter {self.workshop.pk}\0{form.content}")
        done = send(self.workshop.pk, form.draft, self.request.user, FORMS.hash_of(number), timezone.now())
        messages.success(self.request, _("Sent to: %(people)s.") % {"people": in_words(done.people)})
        return redirect("desk:letter", self.workshop.pk)

    def show(self, form: LetterForm) -> HttpResponse:
        """The form."""
        number = form.data.get(NUMBER) or FORMS.new_form()
        return self.render_to_response(self.get_context_data(form=form, number=number, letters=told(self.workshop)))

    def preview(self, form: LetterForm, *, others: bool) -> HttpResponse:
        """The letter in each language. `others`: since the last preview, other people get it."""
        self.template_name = self.preview_template
        context = {"form": form, "previews": self.previews(form), "people": in_words(form.recipients)}
        number = self.request.POST.get(NUMBER) or FORMS.new_form()
        return self.render_to_response(self.get_context_data(**context, others=others, number=number))

    def previews(self, form: LetterForm) -> list[tuple[str, int, Letter]]:
        """The letter by language, to somebody made up; how many get it."""
        now, draft = timezone.now(), form.draft
        guests = [(number, somebody(self.workshop, code, now)) for code, number in form.recipients.items()]
        return [
            (
                language_name(own.language),
                number,
                letter(own, self.workshop, draft, end_of_mails(own, self.workshop, now)),
            )
            for number, own in guests
        ]


def told(workshop: Any) -> list[tuple[GuestLetter, str, list[tuple[str, str, str]]]]:
    """Letters that were sent: how many people got them, and subject and text by language."""
    return [
        (one, in_words(one.people), [(language_name(code), one.subjects[code], one.texts[code]) for code in one.people])
        for one in workshop.letters.select_related("sent_by")
    ]
