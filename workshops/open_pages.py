"""Pages of workshops that everybody may read, as the tree of pages in memory knows them."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from site_core.language import active_language
from site_core.page_tree import Node, PageTree, tree_of
from workshops.pages import WorkshopPage


def open_workshops(request: HttpRequest) -> QuerySet[WorkshopPage]:
    """Those with words in the active language, without their long texts."""
    return readable_workshops(request).filter(alias_of=None).defer("body", "programme")


def readable_workshops(request: HttpRequest) -> QuerySet[WorkshopPage]:
    """Those, and pages that repeat another language until somebody translates them."""
    nodes = open_nodes(tree_of(request), active_language())
    return WorkshopPage.objects.filter(pk__in=[node.pk for node in nodes])


def pages_in_all_languages(tree: PageTree) -> QuerySet[WorkshopPage]:
    """Those of all languages without their long texts, for `one_of_each` to choose from."""
    keys = [node.pk for code, _name in settings.LANGUAGES for node in open_nodes(tree, code)]
    return WorkshopPage.objects.filter(pk__in=keys).defer("body", "programme").order_by("path")


def one_of_each(tree: PageTree, pages: Iterable[WorkshopPage]) -> list[WorkshopPage]:
    """One page of each workshop: in the active language, else the one that repeats another, else as it is there.

    Nobody must miss a workshop because it was not translated yet; each page knows in which language it speaks.
    """
    best: dict[int, tuple[tuple[bool, bool], WorkshopPage]] = {}
    for page in pages:
        node = tree.by_key[page.pk]
        place = (node.locale.language_code != active_language(), bool(node.alias_of_id))
        if page.workshop_id not in best or place < best[page.workshop_id][0]:
            best[page.workshop_id] = place, page
    return [for_reader(tree, page) for _place, page in best.values()]


def for_reader(tree: PageTree, page: WorkshopPage) -> WorkshopPage:
    """The page with what a list tells of it in the active language; the one that is kept stays as it is."""
    node, shown = tree.by_key[page.pk], copy.copy(page)
    spoken = tree.source(node).locale.language_code
    shown.locale, shown.said_in = node.locale, "" if spoken == active_language() else spoken
    return shown


def open_nodes(tree: PageTree, language: str) -> Iterator[Node]:
    """Live pages in a language that nothing restricts."""
    return (node for node in tree.of_type(WorkshopPage, language) if tree.is_open(node.path))
