"""A form saves itself while its editor presses a button: what was pressed stays, whichever of both is written last.

Wagtail asks whether a page has a newer version and writes after that. What was saved, published or taken off the site
between the two would be written over by what was read before. Here pages are saved one after another, and whoever
finds that the page is no longer as it was read is handled anew: what saves itself then hears of the newer version and
changes nothing, a press of the same person goes on from it, one of somebody else shows it (`page_form`).

While one writes the others wait, so nothing else is done meanwhile: no mail is sent, no answer drawn. Steps of an
approval send mails before they end, so they are only asked: between the question and their version another may come.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from site_core.page_tree import note_change


class Overtaken(Exception):
    """The page is no longer as it was read."""


class PageEditView(EditView):
    """The form of an existing page."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Saves what was found right, unless somebody else was quicker."""
        form.save = partial(self.save_in_turn, form.save)
        try:
            return super().form_valid(form)
        except Overtaken:
            match = self.request.resolver_match
            return match.func(self.request, *match.args, **match.kwargs)

    def save_in_turn(self, save: Callable[..., Any], commit: bool = True) -> Any:
        """Every way to save a page begins here; Wagtail saves a draft and its version in one transaction."""
        note_change()  # whoever saves a page begins so and waits: a lock of the page, taken before, could deadlock
        if not is_as_it_was_read(self.real_page_record):
            raise Overtaken
        return save(commit=commit)

    def publish_action(self) -> HttpResponse:
        """In one transaction, so that nothing gets between the version and its publication."""
        with transaction.atomic():
            return super().publish_action()

    def send_commenting_notifications(self, changes: Any) -> None:
        """Tells those who follow the comments of the page, after it is saved."""
        transaction.on_commit(partial(super().send_commenting_notifications, changes), robust=True)


def is_as_it_was_read(page: Page) -> bool:
    """Whether what all pages have (versions, state, place) is stored as this one has it."""
    names = [field.attname for field in Page._meta.concrete_fields]
    stored = Page.objects.filter(pk=page.pk).values_list(*names).first()
    return stored == tuple(getattr(page, name) for name in names)
