"""Content security policy of the admin; the public site has the strict one of the settings."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.csp import CSP

from site_core.video_address import FRAMES

# The page editor and the translation editor of Wagtail live on inline scripts and styles (wagtail#1288).
# A nonce would make browsers ignore 'unsafe-inline', so there is none.
ADMIN_POLICY = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF, "data:"],
    "frame-src": [CSP.SELF, *FRAMES],  # previews, and videos in them
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.SELF],
    "object-src": [CSP.NONE],
}


class AdminPolicyMiddleware:
    """Loosens the policy below the admin address, and only there; a view with a policy of its own keeps that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        ours = request.path.startswith(reverse("wagtailadmin_home"))
        if ours and not hasattr(response, "_csp_config"):
            response._csp_config = ADMIN_POLICY
        return response
