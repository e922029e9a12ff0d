"""The good practice of a page that is shown, read once for everything on it."""

from __future__ import annotations

from django.http import HttpRequest

from hub.models import Practice
from hub.pages import PracticePage

PARTS = ("further_methods", "target_groups", "results", "sources")


def shown_practice(request: HttpRequest, page: PracticePage) -> Practice:
    """The practice with all its parts. Kept for the request."""
    if not hasattr(request, "_shown_practice"):
        found = Practice.objects.select_related("method", "tool").prefetch_related(*PARTS)
        request._shown_practice = found.get(pk=page.practice_id)
    return request._shown_practice
