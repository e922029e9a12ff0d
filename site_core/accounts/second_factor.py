"""Nothing of the administration opens without the second factor, whichever way somebody has logged in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.core.internal.httpkit import add_query_params
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

type View = Callable[..., HttpResponse]

FACTOR = "mfa"  # as allauth calls it in the records of a session


def before(view: View) -> View:
    """Marks a view that leads to the second factor."""
    return marked(view, "before")


def behind(view: View) -> View:
    """Marks a view outside the administration that needs the second factor."""
    return marked(view, "behind")


def marked(view: View, place: str) -> View:
    kept_by_nobody = never_cache(view)
    kept_by_nobody.second_factor = place
    return kept_by_nobody


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the person of this session has shown the second factor in it, and still has one."""
    shown = any(record.get("method") == FACTOR for record in get_authentication_records(request, request.user))
    return shown and has_phone(request.user)


def has_phone(user: Any) -> bool:
    """Whether an app that makes codes is set up for the account."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP]))


class SecondFactorMiddleware:
    """Leads whoever is known by the password alone to the second factor; for the site itself they are a stranger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        place = getattr(view, "second_factor", "")
        if not settings.SECOND_FACTOR or place == "before" or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if not request.user.is_authenticated or is_confirmed(request):
            return None
        if place or request.path.startswith(reverse("wagtailadmin_home")):
            return to_second_factor(request)
        request.user = AnonymousUser()
        return None


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """The next step: to show the second factor, or to get one. A script gets 403, as from Wagtail."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        raise PermissionDenied
    step = reverse("mfa_reauthenticate" if has_phone(request.user) else "mfa_activate_totp")
    return redirect(add_query_params(step, {"next": request.get_full_path()}) if request.method == "GET" else step)
