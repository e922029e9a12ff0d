"""The catalogue as of this request: asked for once, then the same for everything on the page."""

from __future__ import annotations

from django.http import HttpRequest

from tools_catalog.adapters import LoadedSnapshot, current_snapshot


def snapshot_of(request: HttpRequest) -> LoadedSnapshot:
    """The current snapshot; one query a request, however many parts of the page ask."""
    if not hasattr(request, "_snapshot"):
        request._snapshot = current_snapshot()
    return request._snapshot
