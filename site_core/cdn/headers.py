"""What caches in front may keep: pages that are kept for all readers, and pictures. Nothing else, unless it says so."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

NOT_SHARED = "private, no-cache"


def has_cdn(request: HttpRequest) -> bool:
    """Whether this address is purged in a cache in front: only what is purged may be kept there."""
    return bool(settings.WAGTAILFRONTENDCACHE) and request.get_host() == urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc


def share(request: HttpRequest, response: HttpResponseBase) -> None:
    """Says of a page for all readers how long who may keep it: browsers ask each time, a cache in front does not.

    Whoever has a session gets a page of their own, so the answer depends on cookies.
    """
    response.headers["Cache-Control"] = settings.PAGE_CACHE_CONTROL
    if has_cdn(request):
        response.headers["Cache-Control"] = settings.CDN_CONTROL
        patch_vary_headers(response, ["Cookie"])


class CdnMiddleware:
    """Some caches keep whatever does not forbid it; so with a cache in front every answer says what holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.WAGTAILFRONTENDCACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = settings.CDN_CONTROL if is_picture(request, response) else NOT_SHARED
        return response


def is_picture(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Everybody may see pictures; files are asked for elsewhere."""
    return request.path.startswith(settings.MEDIA_URL) and response.status_code in {200, 304} and has_cdn(request)
