"""Articles that everybody may read, as the tree of pages in memory knows them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from blog.pages import ArticlePage
from blog.recaps import RecapPage
from site_core.page_tree import Node, PageTree, tree_of


def open_nodes(tree: PageTree, *languages: str) -> list[Node]:
    """Live articles with words of their own in these languages, that nothing restricts."""
    nodes = (node for code in languages for model in (ArticlePage, RecapPage) for node in tree.of_type(model, code))
    return [node for node in nodes if node.alias_of_id is None and tree.is_open(node.path)]


def open_keys(request: HttpRequest, *languages: str) -> list[int]:
    """Keys of those articles in these languages; asks no database."""
    return [node.pk for node in open_nodes(tree_of(request), *languages)]


def open_articles(request: HttpRequest, *languages: str) -> QuerySet[ArticlePage]:
    """Those articles without their text, the latest first."""
    return articles_in(tree_of(request), *languages)


def articles_in(tree: PageTree, *languages: str) -> QuerySet[ArticlePage]:
    """The same of a tree that is at hand."""
    keys = [node.pk for node in open_nodes(tree, *languages)]
    return ArticlePage.objects.filter(pk__in=keys).defer("body").order_by("-published_on", "-pk")
