"""Template tags of workshops: the list that an address asks for, one workshop in words."""

from __future__ import annotations

from django import template
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext

from site_core.list_words import Asked
from site_core.page_tree import tree_of
from workshops.finding import read_selection
from workshops.listing import describe, listing
from workshops.models import Workshop
from workshops.open_pages import one_of_each, pages_in_all_languages
from workshops.pages import WorkshopPage
from workshops.registering.door_words import door_words
from workshops.registering.rules import SEATS
from workshops.shown_workshop import shown_workshop
from workshops.told import Brief, Told, brief, told

register = template.Library()
ROWS = (Prefetch("workshop", Workshop.objects.annotate(**SEATS)), "workshop__sessions", "workshop__topics")


@register.simple_tag(takes_context=True)
def workshops_asked(context: template.Context) -> Asked[WorkshopPage]:
    """The list that the address asks for: each workshop once, in another language where it is not translated yet.

    Kept for the request.
    """
    request = context["request"]
    if not hasattr(request, "_workshops_asked"):
        tree, now = tree_of(request), timezone.now()
        pages = one_of_each(tree, pages_in_all_languages(tree).prefetch_related(*ROWS))
        described = [describe(page, now) for page in pages]
        selection, unknown = read_selection(dict(request.GET.lists()), described)
        request._workshops_asked = Asked(selection, {"options": unknown}, listing(pages, described, selection))
    return request._workshops_asked


@register.simple_tag(takes_context=True)
def workshop_told(context: template.Context, page: WorkshopPage) -> Told:
    """The workshop of a page in words, as of now."""
    return told(shown_workshop(context["request"], page), timezone.now(), timezone.localdate())


@register.filter
def in_short(page: WorkshopPage) -> Brief:
    """The workshop of a page that was read with a list."""
    return brief(page.workshop, timezone.now())


@register.filter
def at_the_door(page: WorkshopPage) -> str:
    """Whether there are seats, or from when one can register; for pages of the list, whose seats are counted."""
    return door_words(page.workshop, timezone.now())


@register.filter
def page_in_words(language: str) -> str:
    """The language of a page that is not in that of the reader."""
    words = {"cs": gettext("page in Czech"), "en": gettext("page in English")}
    return words.get(language, language)
