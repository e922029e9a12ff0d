"""Making a profile from a posted form: once a form, and not too often from one address."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from advisor import addresses
from advisor.profiles import exists, make_profile
from advisor.rate_limit import HOUR, may_make_profile
from advisor.tokens import token_of_form

FORM = "form"  # the hidden field with `tokens.new_form()`


def start(request: HttpRequest, edition: str, answers: Mapping[str, Any]) -> HttpResponse:
    """Leads to the task list of the profile that this form makes; the same form sent again makes no second one."""
    token = token_of_form(request.POST.get(FORM, ""))
    if not exists(token):
        if not may_make_profile(request):
            return too_many(request)
        make_profile(token, edition, answers)
    return redirect(addresses.tasks(token))


def too_many(request: HttpRequest) -> HttpResponse:
    """Says when to come back."""
    page = render(request, "advisor/too_many.html", status=429)
    page.headers["Retry-After"] = str(HOUR)
    return page
