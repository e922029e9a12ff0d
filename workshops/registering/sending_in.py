"""From a form to a registration: not too often, and once a form."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from site_core.rate_limit import visitor, within_limit
from workshops.registering.form import RegistrationForm
from workshops.registering.links import FORMS, NUMBER
from workshops.registering.taking import Answer, register


class TooMany(Exception):
    """So many registrations came from one network, or for one address, that the next has to wait for an hour."""


def send_in(request: HttpRequest, form: RegistrationForm, workshop: int) -> Answer:
    """Registers whoever sent a sound form. Raises TooMany."""
    said = form.said
    senders = [("registrations", visitor(request)), ("registration-mails", said["email"].casefold())]
    counted = [within_limit(what, who, settings.REGISTRATIONS_AN_HOUR) for what, who in senders]  # each, always
    if not all(counted):
        raise TooMany
    number = FORMS.token_of_form(request.POST.get(NUMBER, ""), f"{workshop}\0{form.content}")
    return register(workshop, said, FORMS.hash_of(number), timezone.now())
