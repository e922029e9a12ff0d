"""What editors put into the header and the footer of a language, on its home page. Empty parts are left to the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from site_core.header_and_footer import standing_in
from site_core.language import active_language
from site_core.page_tree import KEPT_TREES, Node, PageTree, tree_of
from site_core.pages import HomePage

PAGE, PLACE, ADDRESS = "page", "place", "address"


@dataclass(frozen=True)
class Item:
    """One link: a page by its key, a place of the site by its name, or an address. Without a title the target's own."""

    kind: str
    target: Any
    title: str


@dataclass(frozen=True)
class ChosenColumn:
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Chosen:
    """All that editors have chosen for one language."""

    menu: tuple[Item, ...] = ()
    columns: tuple[ChosenColumn, ...] = ()
    line: tuple[Item, ...] = ()
    motto: str = ""
    licence_note: str = ""


def chosen(request: HttpRequest) -> Chosen:
    """What stands on the home page of the active language; on one that is looked at before it is published, that."""
    page = getattr(request, "page", None)
    if getattr(request, "is_preview", False) and isinstance(page, HomePage):
        return chosen_on(page)
    return chosen_in(tree_of(request), active_language())


@lru_cache(maxsize=KEPT_TREES * len(settings.LANGUAGES))
def chosen_in(tree: PageTree, code: str) -> Chosen:
    """The same for a language, kept for as long as no page changes."""
    home = standing_in(tree, code).home
    return chosen_on(home) if home else Chosen()


def chosen_on(home: HomePage) -> Chosen:
    """What stands on one home page."""
    columns = [ChosenColumn(block.value["title"], items(block.value["links"])) for block in home.footer_columns]
    return Chosen(items(home.menu), tuple(columns), items(home.footer_line), home.motto, home.licence_note)


def items(stream: Iterable[Any]) -> tuple[Item, ...]:
    """The links of a menu. A page that was deleted is none any more."""
    links = [item(block.block_type, block.value) for block in stream]
    return tuple(link for link in links if link.target)


def item(kind: str, value: Any) -> Item:
    """One link."""
    target = {PAGE: lambda: value["page"] and value["page"].pk, PLACE: lambda: value["place"]}
    return Item(kind, target.get(kind, lambda: value["url"])(), value["title"])


def open_page(request: HttpRequest, key: int) -> Node | None:
    """The page with this key in the active language, if everybody may read it there."""
    tree, language = tree_of(request), active_language()
    page = tree.by_key.get(key)
    members = tree.by_translation[page.translation_key] if page else ()
    spoken = (node for node in members if node.live and node.locale.language_code == language)
    return next((node for node in spoken if tree.is_open(node.path)), None)
