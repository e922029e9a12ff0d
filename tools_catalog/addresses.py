"""Addresses of the tools' pages, for everything that names a tool."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest

from site_core.language import active_language
from site_core.page_tree import KEPT_TREES, PageTree, tree_of
from site_core.pages import BasePage
from site_core.translations import home_url, page_url
from tools_catalog.pages import MethodPage, ToolIndexPage, ToolPage


@dataclass(frozen=True)
class ToolAddress:
    """Where the page of a tool is."""

    tool_id: int
    key: str
    url: str


@dataclass(frozen=True, eq=False)
class ToolAddresses:
    """Where all tools have their pages. `version` is the same only for the same addresses."""

    keys: Mapping[int, str]
    urls: Mapping[str, str]
    version: str


def catalogue_url(request: HttpRequest) -> str:
    """The address of the list of tools in the active language, empty where there is none."""
    return first_url(request, ToolIndexPage)


def method_url(request: HttpRequest) -> str:
    """The address of the method page in the active language, empty where there is none."""
    return first_url(request, MethodPage)


def first_url(request: HttpRequest, model: type[BasePage]) -> str:
    """The address of the live page of a type that exists once in each language."""
    language = active_language()
    page = tree_of(request).first(model, language)
    return page_url(page.url_path, language) if page else ""


def tool_addresses(request: HttpRequest, snapshot: str) -> ToolAddresses:
    """Live tool pages in the active language. A query only if a page or the snapshot is another one than before."""
    return _kept_addresses(tree_of(request), snapshot, active_language())


@lru_cache(maxsize=KEPT_TREES * len(settings.LANGUAGES))
def _kept_addresses(_tree: PageTree, _snapshot: str, language: str) -> ToolAddresses:
    addresses = _addresses(language)
    urls = {address.key: address.url for address in addresses}
    version = hashlib.sha256(repr(sorted(urls.items())).encode()).hexdigest()[:16]
    return ToolAddresses({address.tool_id: address.key for address in addresses}, urls, version)


def _addresses(language: str) -> list[ToolAddress]:
    pages = ToolPage.objects.live().filter(locale__language_code=language).order_by()
    rows = pages.values_list("tool_id", "tool__key", "url_path")
    home = home_url(language)  # once: all these pages stand below it
    return [ToolAddress(tool_id, key, home + path.split("/", 2)[2]) for tool_id, key, path in rows]


def tool_urls() -> dict[str, str]:
    """Addresses of live tool pages in the active language by the key of the tool; one query."""
    return {address.key: address.url for address in _addresses(active_language())}
