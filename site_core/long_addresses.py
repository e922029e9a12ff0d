"""Says in the reader's language that an address is too long, before the server does it in English and in bytes."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from site_core.private_pages import uncached

LONGEST_QUERY = 4000  # characters; all filters of the catalogue and a full tray need less than half
LONGEST_REQUEST_LINE = 8190  # bytes; the most that the embedded server can be told to read


class LongAddressMiddleware:
    """Answers 414 with a page of ours. Stands below the middleware that knows the language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return uncached(render(request, "too_long_address.html", status=414))
        return self.get_response(request)
