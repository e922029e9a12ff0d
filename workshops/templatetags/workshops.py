"""Template tags of workshops: the list that an address asks for, one workshop in words."""

from __future__ import annotations

from django import template
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from site_core.language import active_language
from site_core.list_words import Asked
from site_core.page_tree import tree_of
from workshops.finding import read_selection
from workshops.listing import describe, listing
from workshops.models import Workshop
from workshops.pages import WorkshopIndexPage, WorkshopPage
from workshops.registering.door_words import door_words
from workshops.registering.rules import SEATS
from workshops.shown_workshop import shown_workshop
from workshops.told import Brief, Told, brief, told

register = template.Library()
ROWS = (Prefetch("workshop", Workshop.objects.annotate(**SEATS)), "workshop__sessions", "workshop__topics")


@register.simple_tag(takes_context=True)
def workshops_asked(context: template.Context, index: WorkshopIndexPage) -> Asked[WorkshopPage]:
    """The list that the address asks for. Kept for the request.

    An alias repeats the words of another language: it is listed nowhere until somebody translates it.
    """
    request = context["request"]
    if not hasattr(request, "_workshops_asked"):
        below = open_workshops(request).filter(path__startswith=index.path)
        pages, now = list(below.prefetch_related(*ROWS).order_by("path")), timezone.now()
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


@register.simple_tag(takes_context=True)
def page_of_workshop(context: template.Context, workshop: int | None) -> WorkshopPage | None:
    """The open page of a workshop in the active language; without a workshop the database is not asked."""
    return open_workshops(context["request"]).filter(workshop=workshop).first() if workshop else None


def open_workshops(request: HttpRequest) -> QuerySet[WorkshopPage]:
    """Pages of workshops with words in the active language that everybody may read, as the tree of pages knows them."""
    return readable_workshops(request).filter(alias_of=None).defer("body", "programme")


def readable_workshops(request: HttpRequest) -> QuerySet[WorkshopPage]:
    """Those, and pages that repeat another language until somebody translates them."""
    tree = tree_of(request)
    keys = [node.pk for node in tree.of_type(WorkshopPage, active_language()) if tree.is_open(node.path)]
    return WorkshopPage.objects.filter(pk__in=keys)
