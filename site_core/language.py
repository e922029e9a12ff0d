"""The language of a page is in its address and nowhere else."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


def active_language() -> str:
    """The language of the page that is made."""
    return translation.get_language() or settings.LANGUAGE_CODE


class PathLanguageMiddleware(LocaleMiddleware):
    """Django's middleware without `Vary: Accept-Language`: no answer of ours depends on the browser's language."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language() or "cs")
        return response
