"""Each request has an id that stands in the log and in the answer, so that a person can tell us which one it was."""

import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[0-9a-f-]{16,64}", re.IGNORECASE)  # digits of a number: neither words nor a token
CURRENT: ContextVar[str] = ContextVar("request_id", default="")


class RequestIdMiddleware:
    """Takes the id of the proxy in front, if there is one, or makes one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = id_of(request)
        token = CURRENT.set(number)
        try:
            response = self.get_response(request)
        finally:
            CURRENT.reset(token)
        response.headers[HEADER] = number
        return response


def id_of(request: HttpRequest) -> str:
    """What our own proxy wrote, if it looks like an id; readers could write anything, so nobody else is believed."""
    given = request.headers.get(HEADER, "") if settings.PROXIES_IN_FRONT else ""
    return given if WELL_FORMED.fullmatch(given) else uuid.uuid4().hex
