"""The press of the button: a recap is made once, and whoever presses again is led to it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from site_core.recaps import recaps
from workshops.models import Workshop
from workshops.recapping.known import held
from workshops.recapping.offer import known_recaps, offer
from workshops.registering.taking import take_turn


@require_POST
def make_recap(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes the drafts and opens the first one; says so where there is nothing to make one of."""
    of = get_object_or_404(Workshop.objects.prefetch_related("sessions"), pk=pk)
    if known_recaps(request) is None:
        raise PermissionDenied
    if offer(request, of) is None:
        messages.error(request, gettext("A recap can be made of a workshop that took place and is over."))
        return redirect("wagtailsnippets_workshops_workshop:list")
    page, is_new = recap_of(pk, request.user)
    if is_new:
        messages.success(request, gettext("The recap is a draft now. Write the main findings and below the headings."))
    else:
        messages.info(request, gettext("This workshop has a recap already. Here it is."))
    return redirect("wagtailadmin_pages:edit", page)


@transaction.atomic
def recap_of(workshop: int, user: object) -> tuple[int, bool]:
    """The page of the recap and whether it was made now; of two who press at once the second finds it."""
    of, maker = take_turn(workshop), recaps()
    if maker is None:
        raise PermissionDenied
    known = maker.known().get(workshop)
    return (known, False) if known else (maker.make(held(of), user), True)
