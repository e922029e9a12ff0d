"""A disk that fills up between the check and the write: said at the field too, and nothing that was typed is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from media_library.room import WAS_FULL
from site_core.full_disk import is_full

PLACES = ("wagtailimages", "wagtaildocs")  # where pictures and files come in: one, several, or while writing a page
logger = logging.getLogger(__name__)


class FullDiskMiddleware:
    """Lets the page of an upload answer once more, now knowing that there is no room.

    So each of Wagtail's forms shows what it shows of any other fault. Nothing was done before: the file is written
    first, and what failed there was rolled back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The form again; None for any other fault."""
        match = request.resolver_match
        is_upload = request.method == "POST" and match and match.view_name.startswith(PLACES)
        if not (is_upload and isinstance(fault, OSError) and is_full(fault)):
            return None
        logger.warning("The disk is full: an upload was refused.")
        for _name, files in request.FILES.lists():
            for file in files:
                file.seek(0)
        token = WAS_FULL.set(True)
        try:
            return match.func(request, *match.args, **match.kwargs)
        finally:
            WAS_FULL.reset(token)
