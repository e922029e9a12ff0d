"""How every page with a token of a profile is opened."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from advisor.access import Expired, open_profile
from advisor.models import NeedsProfile
from site_core.private_pages import View, reader_form


def token_page(view: View | None = None, *, edit: bool = False) -> Any:
    """For views `(request, access, ...)` of addresses with a token.

    Unknown or deleted: 404; expired: 410; a read-only link where `edit` is asked: 403. Each with a friendly page.
    """
    if view is None:
        return lambda view: token_page(view, edit=edit)

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            access = open_profile(token)
            if edit and not access.may_edit:
                return render(request, "advisor/read_only.html", {"access": access}, status=403)
            return view(request, access, *args, **kwargs)
        except NeedsProfile.DoesNotExist:
            return render(request, "advisor/not_found.html", status=404)
        except Expired:
            return render(request, "advisor/expired.html", status=410)

    return reader_form(opened)
