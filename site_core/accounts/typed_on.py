"""What somebody sends after their login has ended comes back to them in a page, so that nothing they typed is lost.

That holds for every form of the administration that a person sends; what a script sends is its own matter. Nothing is
stored here and nothing stands in an address: the browser holds all of it until the person has logged in again and
sends it once more. Whoever logs in gets a new token against forged forms, so what was sent with the old one comes back
once more, with a button for the one who is logged in now. What another site sends is refused, as ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.views.csrf import csrf_failure
from wagtail.users.models import UserProfile

from site_core.accounts.second_factor import is_confirmed
from site_core.private_pages import private
from site_core.same_origin import comes_from_here

TOKEN = "csrfmiddlewaretoken"
SECRET = re.compile("password", re.IGNORECASE)  # no page holds what is in fields of this name

type View = Callable[..., HttpResponse]


def keeps_nothing(view: View) -> View:
    """Marks a view of the administration whose form is no work of anybody: a closed door."""
    view.keeps_nothing = True
    return view


class GiveBackMiddleware:
    """Answers a stranger's form with a page that holds it. Stands before the second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        return given_back(request) if is_work(request, view) and not is_inside(request) else None


def refused_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django asks here when a token is old or missing (CSRF_FAILURE_VIEW)."""
    view = request.resolver_match.func if request.resolver_match else None
    if comes_from_here(request) and is_work(request, view):
        return given_back(request)
    return csrf_failure(request, reason)


def is_work(request: HttpRequest, view: Any) -> bool:
    """Whether a person has sent a form of the administration with something in it, and waits for a page."""
    return (
        request.method == "POST"
        and request.path.startswith(reverse("wagtailadmin_home"))
        and not getattr(view, "keeps_nothing", False)
        and request.headers.get("X-Requested-With") != "XMLHttpRequest"
        and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and bool(typed(request) or request.FILES)
    )


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Names and values of what was sent, passwords and the token aside."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != TOKEN and not SECRET.search(name)
        for value in values
    ]


def is_inside(request: HttpRequest) -> bool:
    """Whether the person of this request may go into the administration."""
    return request.user.is_authenticated and (not settings.SECOND_FACTOR or is_confirmed(request))


def given_back(request: HttpRequest) -> HttpResponse:
    """The page with all that was sent; files and passwords, which no page can hold, are named."""
    context = {
        "typed": typed(request),
        "files": [file.name for name in request.FILES for file in request.FILES.getlist(name)],
        "has_secret": any(SECRET.search(name) and value for name, value in request.POST.items()),
        "is_inside": is_inside(request),
        "action": request.get_full_path(),
    }
    with override(language_of(request)):
        return private(render(request, "account/given_back.html", context, status=403))


def language_of(request: HttpRequest) -> str:
    """The language of the person as far as they are known, else that of the form, else that of the browser."""
    if request.user.is_authenticated:
        return str(UserProfile.get_for_user(request.user).get_preferred_language())
    sent = request.POST.get("language", "")
    return sent if sent in dict(settings.LANGUAGES) else get_language_from_request(request)
