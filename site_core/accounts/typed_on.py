"""What somebody sends after their login has ended comes back to them in a page, so that nothing they typed is lost.

Nothing is stored here and nothing stands in an address: the browser holds all of it until the person has logged in
again and sends it once more. Whoever logs in gets a new token against forged forms, so what was sent with the old one
comes back once more, with a button for the one who is logged in now. What another site sends is refused, as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.csrf import csrf_failure

from site_core.accounts.second_factor import is_confirmed
from site_core.private_pages import private
from site_core.same_origin import comes_from_here

TOKEN = "csrfmiddlewaretoken"

type View = Callable[..., HttpResponse]


def gives_back(view: View) -> View:
    """Marks a view with a long form: what is sent to it from outside comes back in place of the login."""
    view.gives_back = True
    return view


class GiveBackMiddleware:
    """Answers a stranger's form for a marked view with a page that holds it. Stands before the second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method != "POST" or not getattr(view, "gives_back", False) or is_inside(request):
            return None
        return given_back(request)


def refused_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django asks here when a token is old or missing (CSRF_FAILURE_VIEW)."""
    view = request.resolver_match.func if request.resolver_match else None
    if getattr(view, "gives_back", False) and comes_from_here(request):
        return given_back(request)
    return csrf_failure(request, reason)


def is_inside(request: HttpRequest) -> bool:
    """Whether the person of this request may go into the administration."""
    return request.user.is_authenticated and (not settings.SECOND_FACTOR or is_confirmed(request))


def given_back(request: HttpRequest) -> HttpResponse:
    """The page with all that was sent, in the language in which the form was read."""
    language = request.POST.get("language")
    with override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        typed = [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]
        context = {"typed": typed, "is_inside": is_inside(request), "action": request.path}
        return private(render(request, "account/given_back.html", context, status=403))
