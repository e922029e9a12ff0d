"""How every page with a secret token is opened: those of a profile, and those of a comparison for a client."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from advisor.access import Expired, open_profile
from advisor.models import NeedsProfile
from site_core.private_pages import View, reader_form


class Opened(Protocol):
    """What a token opens."""

    @property
    def may_edit(self) -> bool:
        """Whether the token is that of the link for editing."""


@dataclass(frozen=True)
class TokenPages:
    """Decorator for views `(request, access, ...)` of addresses with a token of one kind.

    Unknown or deleted: 404; expired: 410; a read-only link where `edit` is asked: 403. Each with a friendly page from
    the folder of templates. `open` raises `missing` or Expired.
    """

    open: Callable[[str], Opened]
    missing: type[ObjectDoesNotExist]
    templates: str

    def __call__(self, view: View | None = None, *, edit: bool = False) -> Any:
        if view is None:
            return lambda view: self(view, edit=edit)

        @wraps(view)
        def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                access = self.open(token)
                if edit and not access.may_edit:
                    return render(request, f"{self.templates}/read_only.html", {"access": access}, status=403)
                return view(request, access, *args, **kwargs)
            except self.missing:
                return render(request, f"{self.templates}/not_found.html", status=404)
            except Expired:
                return render(request, f"{self.templates}/expired.html", status=410)

        return reader_form(opened)


token_page = TokenPages(open_profile, NeedsProfile.DoesNotExist, "advisor")
