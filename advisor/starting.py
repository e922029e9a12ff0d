"""Making a profile from a posted form: once a form, and not too often from one address."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from advisor import addresses
from advisor.profiles import exists, make_profile
from advisor.tokens import token_of_form
from site_core.rate_limit import come_back_later, visitor, within_limit

FORM = "form"  # the hidden field with `tokens.new_form()`


def start(request: HttpRequest, edition: str, answers: Mapping[str, Any]) -> HttpResponse:
    """Leads to the task list of the profile that this form makes; the same form sent again makes no second one."""
    token = token_of_form(request.POST.get(FORM, ""))
    if not exists(token):
        if not within_limit("new-profiles", visitor(request), settings.NEW_PROFILES_AN_HOUR):
            return too_many(request)
        make_profile(token, edition, answers)
    return redirect(addresses.tasks(token))


def too_many(request: HttpRequest) -> HttpResponse:
    """Says when to come back."""
    return come_back_later(render(request, "advisor/too_many.html", status=429))
