"""Template tags of good practices: the list that an address asks for, one practice in words, those of a tool."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpRequest

from hub.finding import read_selection
from hub.listing import describe, listing
from hub.pages import PracticeIndexPage, PracticePage
from hub.shown_practice import shown_practice
from hub.told import Told, told
from site_core.language import active_language
from site_core.list_words import Asked
from site_core.page_tree import tree_of
from site_core.translations import page_url

register = template.Library()
WITH_NAMES = ("practice__method", "practice__tool")
ROWS = ("practice__further_methods", "practice__target_groups")
SIMILAR = 3


@register.simple_tag(takes_context=True)
def practices_asked(context: template.Context, index: PracticeIndexPage) -> Asked[PracticePage]:
    """The list that the address asks for. Kept for the request.

    An alias repeats the words of another language: it is listed nowhere until somebody translates it.
    """
    request = context["request"]
    if not hasattr(request, "_practices_asked"):
        below = open_pages(request).filter(path__startswith=index.path)
        pages = list(below.select_related(*WITH_NAMES).prefetch_related(*ROWS).order_by("path"))
        described = [describe(page) for page in pages]
        selection, unknown = read_selection(dict(request.GET.lists()), described)
        request._practices_asked = Asked(selection, {"options": unknown}, listing(pages, described, selection))
    return request._practices_asked


@register.simple_tag(takes_context=True)
def practice_told(context: template.Context, page: PracticePage) -> Told:
    """Numbers, facts and sources of the practice of a page, in words."""
    request = context["request"]
    return told(shown_practice(request, page), index_address(request))


@register.simple_tag(takes_context=True)
def practices_with_tool(context: template.Context, key: str) -> list[PracticePage]:
    """Open pages of practices that used a tool, in the active language, the latest first.

    The tree of pages knows which ones are open: where there is none, the database is not asked.
    """
    pages = open_pages(context["request"]).filter(practice__tool__key=key)
    return list(pages.select_related("practice__method").order_by("-practice__year_start", "path"))


def open_keys(request: HttpRequest) -> list[int]:
    """Keys of the pages of practices in the active language that everybody may read; asks no database."""
    tree = tree_of(request)
    nodes = (node for node in tree.of_type(PracticePage, active_language()) if not node.alias_of_id)
    return [node.pk for node in nodes if tree.is_open(node.path)]


def open_pages(request: HttpRequest) -> QuerySet[PracticePage]:
    """Those pages."""
    return PracticePage.objects.filter(pk__in=open_keys(request))


@register.simple_tag(takes_context=True)
def practices_of_keys(context: template.Context, keys: Any) -> list[PracticePage]:
    """Open pages in the active language of the practices with these keys (a list or a query), the latest first."""
    pages = open_pages(context["request"]).filter(practice__in=keys)
    return list(pages.select_related("practice__method").order_by("-practice__year_start", "path"))


@register.simple_tag(takes_context=True)
def similar_practices(
    context: template.Context, page: PracticePage, method_id: int, size_band: str
) -> list[PracticePage]:
    """Up to three open pages of practices with the same main method, those of the same size first, then the latest."""
    same = open_pages(context["request"]).exclude(pk=page.pk).filter(practice__method_id=method_id)
    known_size = Q(practice__size_band=size_band) & ~Q(practice__size_band="")
    nearest = Case(When(known_size, then=0), default=1)
    return list(same.order_by(nearest, "-practice__year_start", "path")[:SIMILAR])


def index_address(request: HttpRequest) -> str:
    """The address of the list in the active language, empty where there is none."""
    node = tree_of(request).first(PracticeIndexPage, active_language())
    return page_url(node.url_path, active_language()) if node else ""
