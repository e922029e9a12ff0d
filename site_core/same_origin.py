"""Forms of readers without a cookie: a POST is taken only from a page of this site.

Readers get no cookie, so Django's CSRF token has nothing to be compared with. Every browser of today says itself
where a request comes from (`Sec-Fetch-Site`, Fetch Metadata Request Headers, W3C); older ones and plain HTTP send
`Origin`. The admin keeps Django's own protection.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
OURS = frozenset({"same-origin", "none"})  # "none": typed or reloaded by the person

type View = Callable[..., HttpResponse]


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the request was sent by a page of this site. Without either header nobody knows, so it was not."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OURS
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def same_origin(view: View) -> View:
    """Exempts a view from the CSRF cookie and refuses what another site sends (403 with a friendly page)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in SAFE_METHODS and not comes_from_here(request):
            return render(request, "refused.html", status=403)
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)
