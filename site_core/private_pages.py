"""How pages with a secret link and forms of readers are guarded: no cookie, no trace in search engines or caches."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from site_core.same_origin import same_origin
from site_core.secret_links import IN_ADDRESS

BODY_BYTES = 64 * 1024  # the longest page of the questionnaire, filled to the brim, needs less than a quarter

type View = Callable[..., HttpResponse]

_folders: list[Any] = []


def private_below(folder: Any) -> None:
    """Registers a folder of the site (its path in each language, "needs/") below which secret links begin."""
    if folder not in _folders:
        _folders.append(folder)


class PrivatePagesMiddleware:
    """Guards every answer to an address with a token, whoever gives it: also redirects, slips and faults."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return private(response) if has_token(request.path_info) else response


def has_token(path: str) -> bool:
    """Whether the path, in the active language, holds something that may be a token."""
    root = reverse("wagtail_serve", args=[""])
    return any(re.match(re.escape(f"{root}{folder}") + IN_ADDRESS, path) for folder in _folders)


def private(response: HttpResponse) -> HttpResponse:
    """The response with the headers of a page that only its reader may keep.

    `no-referrer` would make browsers send `Origin: null` with our own forms, so the policy is `same-origin`.
    """
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return uncached(response)


def uncached(response: HttpResponse) -> HttpResponse:
    """The response, for this reader and this time only: a form kept by a cache would lead two readers to one link."""
    response.headers["Cache-Control"] = "no-store"
    return response


def reader_form(view: View) -> View:
    """For pages with forms of readers: POST only from here and only of a sensible size (403, 413), never cached."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if body_length(request) > BODY_BYTES:
            return uncached(render(request, "too_large.html", status=413))
        return uncached(view(request, *args, **kwargs))

    return same_origin(require_http_methods(["GET", "HEAD", "POST"])(guarded))


def body_length(request: HttpRequest) -> int:
    """Bytes that the browser announces; nobody reads more than that."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
