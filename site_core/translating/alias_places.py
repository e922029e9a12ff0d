"""An alias stands where its source stands: below the same page, at an address that ends the same.

Wagtail copies the words of a source into its aliases and leaves them where they are; a copied page gets none at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move
from wagtail_localize.synctree import create_aliases_for_new_page


def aliases_of(page: Page) -> Iterator[Page]:
    """The aliases of a page in the trees of other languages."""
    yield from page.aliases.exclude(locale=page.locale_id).specific()


def take_slug(instance: Page, **_about: Any) -> None:
    """The address of an alias ends as that of its source does now, as far as that is free."""
    for alias in aliases_of(instance):
        put_slug(alias, alias.get_parent(), instance.slug)


def take_place(instance: Page, parent_page_before: Page, parent_page_after: Page, **_about: Any) -> None:
    """An alias moves below the same page of its own language. Where there is none, it stays."""
    if parent_page_before == parent_page_after:
        return
    for alias in aliases_of(instance):
        parent = parent_page_after.get_translation_or_none(alias.locale)
        if parent is not None and alias.get_parent() != parent:
            put_slug(alias, parent, alias.slug)
            alias.move(parent, pos="last-child")


def put_slug(alias: Page, parent: Page, slug: str) -> None:
    """The slug, or the next one that no other page below this parent has."""
    alias.slug = find_available_slug(parent, slug, ignore_page_id=alias.pk)
    alias.save(clean=False)


def give_aliases(request: HttpRequest, page: Page, copy: Page) -> None:
    """A copy stands in the other languages as the page that was copied did when it was made, those below it too."""
    for one in copy.get_descendants(inclusive=True).specific():
        create_aliases_for_new_page(one)


def connect() -> None:
    """Watch addresses and places; called once when the app is ready."""
    page_slug_changed.connect(take_slug)
    post_page_move.connect(take_place)
