"""A new page saves itself while its editor presses a button: it comes to the server twice, and there must be one.

Wagtail's form saves itself half a second after the last letter. A press in that moment sends the same new page once
more, to the same address, for the browser does not know yet that the page exists. What was pressed is newer and holds
everything, so it replaces the draft that saved itself. Where both are under way at once, one of them meets the other's
page only when it writes: it is then tried once more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

ADDRESS = "wagtailadmin_pages:add"
A_MOMENT_AGO = timedelta(seconds=15)  # a form that answers later than that has told its browser that the page exists


def replace_what_saved_itself(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Before a press makes a new page: takes away the same page that the form has saved by itself a moment ago."""
    by_itself = not request.accepts("text/html")
    if request.method != "POST" or by_itself or not (slug := request.POST.get("slug", "").strip()):
        return
    with transaction.atomic():
        for twin in _twins(request, parent, page_class, slug):
            twin.delete(user=request.user)


def _twins(request: HttpRequest, parent: Page, page_class: type[Page], slug: str) -> list[Page]:
    """Drafts with this address that the same person made a moment ago, and that nobody has seen or built upon."""
    made_now = timezone.now() - A_MOMENT_AGO
    drafts = page_class.objects.child_of(parent).filter(
        slug=slug, owner=request.user, live=False, numchild=0,
        first_published_at=None, latest_revision_created_at__gte=made_now,
    )  # fmt: skip
    return [draft for draft in drafts if draft.revisions.count() == 1]


class SavedTwiceMiddleware:
    """The same new page at the same moment: whichever comes second is tried once more, and then sees the first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer of the second try, for a new page that could not be written beside another."""
        match = request.resolver_match
        if not (match and match.view_name == ADDRESS and isinstance(exception, ValidationError | IntegrityError)):
            return None
        return match.func(request, *match.args, **match.kwargs)
