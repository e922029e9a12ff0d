"""From a form to a question in the admin: once a form, not too often, with its mails."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override

from contact.form import QuestionForm
from contact.mails import put_notice, put_receipt
from contact.questions import Question
from site_core.rate_limit import visitor, within_limit
from site_core.secret_links import SecretLinks
from site_core.site_settings import SiteSettings

FORMS = SecretLinks("contact")  # only their numbers: a question has no secret link
NUMBER = "form"  # the hidden field with the number of the form


class TooMany(Exception):
    """So many questions came from one network, or for one address, that the next has to wait for an hour."""


def send_in(request: HttpRequest, form: QuestionForm, who_answers: str) -> None:
    """Stores the question of a sound form with its mails. Raises TooMany.

    The same form sent again, unchanged, does nothing more.
    """
    number = FORMS.token_of_form(request.POST.get(NUMBER, ""), form.content)
    if Question.objects.filter(form_hash__in=FORMS.hashes_of(number)).exists():
        return
    count_once_more(request, form.answers["email"])
    store(request, form.answers, FORMS.hash_of(number), who_answers)


def count_once_more(request: HttpRequest, email: str) -> None:
    """Counts one more for this network and for this address. Raises TooMany."""
    senders = [("questions", visitor(request)), ("question-mails", email.casefold())]
    counted = [within_limit(what, who, settings.QUESTIONS_AN_HOUR) for what, who in senders]  # each of them, always
    if not all(counted):
        raise TooMany


@transaction.atomic
def store(request: HttpRequest, answers: dict[str, str], form_hash: str, who_answers: str) -> None:
    """The question and its mails, or none of them; of two clicks at once the second finds it there."""
    values = {**answers, "language": get_language()}
    made, new = Question.objects.get_or_create(form_hash=form_hash, defaults=values)
    if new:
        put_receipt(made, who_answers)
        notify(request, made)


def notify(request: HttpRequest, question: Question) -> None:
    """Tells whoever the site settings name that a question waits, in the first language of the site."""
    to = SiteSettings.objects.values_list("questions_to", flat=True).first()
    if to:
        with override(settings.LANGUAGE_CODE):
            put_notice(question, to, request.build_absolute_uri(reverse("questions:edit", args=[question.pk])))
