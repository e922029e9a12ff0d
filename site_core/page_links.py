"""Links to pages in rich text: each leads to the page in the language of the reader, by the tree in memory."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.rich_text.pages import PageLinkHandler

from site_core.page_tree import Node, PageTree, tree_at_hand
from site_core.translations import HOME_DEPTH, page_url


class PageLinks(PageLinkHandler):
    """Wagtail asks the database for each link of a translated text; here the tree of the request answers."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """The opening tag for each link; one to a page that is gone has no address."""
        tree, language = tree_at_hand(), get_language() or ""
        return [opening_tag(shown(tree, attributes.get("id"), language)) for attributes in attrs_list]


def shown(tree: PageTree, number: Any, language: str) -> Node | None:
    """The page with a number, or its translation if readers of the language have one."""
    node = tree.by_key.get(int(number)) if str(number).isdigit() else None
    if node is None or node.depth < HOME_DEPTH:
        return None
    others = (other for other in tree.by_translation[node.translation_key] if other.live)
    return next((other for other in others if other.locale.language_code == language), node)


def opening_tag(node: Node | None) -> str:
    return format_html('<a href="{}">', page_url(node.url_path, node.locale.language_code)) if node else "<a>"
