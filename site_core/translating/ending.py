"""Ending a translation takes its guard away: from then on the page is published as any other, complete or not."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from wagtail_localize.views.edit_translation import stop_translation

from site_core.translating.publishing import RIGHT


@require_POST
def end_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The view of the package, for those only who may publish what is incomplete."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    return stop_translation(request, translation_id)
