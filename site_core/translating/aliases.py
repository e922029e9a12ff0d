"""An alias repeats a page in the tree of another language. Whoever begins to translate it begins a draft.

The package and Wagtail turn an alias into a page of its own that stays public with the words of the source: readers
would get one language in the place of the other, with nothing that says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views.convert import convert_to_alias

LINK = "alias_of_id"
BACK_TO_ALIAS = "localize-convert-to-alias"


def has_foreign_words(page: Page) -> bool:
    """Whether an alias, as the database knows it, repeats a page in another language."""
    kept = Page.objects.filter(pk=page.pk, alias_of__isnull=False)
    return bool(kept.exclude(alias_of__locale=page.locale_id).exists())


def is_parted(page: Page, fields: Iterable[str] | None) -> bool:
    """Whether saving these fields parts an alias from the page in another language that it repeated."""
    return LINK in (fields or ()) and page.alias_of_id is None and has_foreign_words(page)


def ask_to_translate(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The answer to Wagtail's "make it an ordinary page": a page in another language is translated instead."""
    if not has_foreign_words(page):
        return None
    source = page.alias_of
    words = gettext("“%(title)s” shows the words of another language. Translate it, then it is a page of its own.")
    address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    button = messages.button(address, gettext("Translate"))
    messages.warning(request, words % {"title": page.get_admin_display_title()}, buttons=[button])
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def back_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """The view of the package, for those only who may publish: it takes a translation away from readers at once."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return convert_to_alias(request, page_id)


def offer_what_is_allowed(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """The menu of the editor has no way back to an alias for whoever may not publish."""
    page = context.get("page")
    if page is not None and page.pk and not page.permissions_for_user(request.user).can_publish():
        items[:] = [item for item in items if item.name != BACK_TO_ALIAS]
