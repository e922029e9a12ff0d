"""A form saves itself while its editor presses a button: what was pressed stays, whichever of both is written last.

Wagtail asks whether a page has a newer version and writes after that. What was saved, published or taken off the site
between the two would be written over by what was read before. Here pages are saved one after another, and whoever
finds that the page is no longer as it was read is handled anew: what saves itself then hears of the newer version and
changes nothing, a press of the same person goes on from it, one of somebody else shows it (`page_form`).

While one writes the others wait, so no mail is sent meanwhile: its server may be slow.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from site_core.page_tree import note_change

SEND_NO_MAILS = {"save", "publish"}  # the others are steps of approval


class PageEditView(EditView):
    """The form of an existing page."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Saves what was found right, unless somebody else was quicker."""
        with transaction.atomic():
            note_change()  # every page that is saved begins so: a lock of the page itself, taken before, could deadlock
            is_current = is_as_it_was_read(self.real_page_record)
            if is_current and self.action_name in SEND_NO_MAILS:
                return super().form_valid(form)
        if is_current:
            return super().form_valid(form)
        match = self.request.resolver_match
        return match.func(self.request, *match.args, **match.kwargs)

    def send_commenting_notifications(self, changes: Any) -> None:
        """Tells those who follow the comments of the page, after it is saved."""
        transaction.on_commit(partial(super().send_commenting_notifications, changes), robust=True)


def is_as_it_was_read(page: Page) -> bool:
    """Whether what all pages have (versions, state, place) is stored as this one has it."""
    names = [field.attname for field in Page._meta.concrete_fields]
    stored = Page.objects.filter(pk=page.pk).values_list(*names).first()
    return stored == tuple(getattr(page, name) for name in names)
