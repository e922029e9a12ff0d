"""How every page with a token is guarded: no cookie, no trace in search engines, caches or other sites' logs."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from advisor.access import Expired, open_profile
from advisor.models import NeedsProfile
from advisor.tokens import IN_ADDRESS
from site_core.same_origin import same_origin

BODY_BYTES = 64 * 1024  # the longest page of the questionnaire, filled to the brim, needs less than a quarter

type View = Callable[..., HttpResponse]


class TokenPagesMiddleware:
    """Guards every answer to an address with a token, whoever gives it: also redirects, slips and faults."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return private(response) if has_token(request.path_info) else response


def has_token(path: str) -> bool:
    """Whether the path, in the active language, holds something that may be a token."""
    return re.match(reverse("advisor:start") + IN_ADDRESS, path) is not None


def private(response: HttpResponse) -> HttpResponse:
    """The response with the headers of a page that only its reader may keep.

    `no-referrer` would make browsers send `Origin: null` with our own forms, so the policy is `same-origin`.
    """
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return uncached(response)


def uncached(response: HttpResponse) -> HttpResponse:
    """The response, for this reader and this time only: a form kept by a cache would lead two towns to one profile."""
    response.headers["Cache-Control"] = "no-store"
    return response


def reader_form(view: View) -> View:
    """For pages with forms of readers: POST only from here and only of a sensible size (403, 413), never cached."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if body_length(request) > BODY_BYTES:
            return uncached(render(request, "advisor/too_large.html", status=413))
        return uncached(view(request, *args, **kwargs))

    return same_origin(require_http_methods(["GET", "HEAD", "POST"])(guarded))


def token_page(view: View | None = None, *, edit: bool = False) -> Any:
    """For views `(request, access, ...)` of addresses with a token.

    Unknown or deleted: 404; expired: 410; a read-only link where `edit` is asked: 403. Each with a friendly page.
    """
    if view is None:
        return lambda view: token_page(view, edit=edit)

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            access = open_profile(token)
            if edit and not access.may_edit:
                return render(request, "advisor/read_only.html", {"access": access}, status=403)
            return view(request, access, *args, **kwargs)
        except NeedsProfile.DoesNotExist:
            return render(request, "advisor/not_found.html", status=404)
        except Expired:
            return render(request, "advisor/expired.html", status=410)

    return reader_form(opened)


def body_length(request: HttpRequest) -> int:
    """Bytes that the browser announces; nobody reads more than that."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
