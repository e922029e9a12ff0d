"""Addresses of the tools' pages, for everything that names a tool."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from site_core.navigation import listed
from site_core.pages import BasePage
from site_core.translations import home_url, page_url
from tools_catalog.pages import MethodPage, ToolIndexPage, ToolPage


@dataclass(frozen=True)
class ToolAddress:
    """Where the page of a tool is."""

    tool_id: int
    key: str
    url: str


def catalogue_url(request: HttpRequest) -> str:
    """The address of the list of tools in the active language, empty where there is none."""
    return first_url(request, ToolIndexPage)


def method_url(request: HttpRequest) -> str:
    """The address of the method page in the active language, empty where there is none."""
    return first_url(request, MethodPage)


def first_url(request: HttpRequest, model: type[BasePage]) -> str:
    """The address of the live page of a type that exists once in each language; a query only if no menu lists it."""
    for page in listed(request):
        if page.model == model._meta.label:
            return page.url
    language = get_language() or settings.LANGUAGE_CODE
    pages = model.objects.live().filter(locale__language_code=language)
    path = pages.values_list("url_path", flat=True).first()
    return page_url(path, language) if path else ""


def tool_addresses() -> list[ToolAddress]:
    """Live tool pages in the active language; one query."""
    language = get_language() or settings.LANGUAGE_CODE
    pages = ToolPage.objects.live().filter(locale__language_code=language).order_by()
    rows = pages.values_list("tool_id", "tool__key", "url_path")
    home = home_url(language)  # once: all these pages stand below it
    return [ToolAddress(tool_id, key, home + path.split("/", 2)[2]) for tool_id, key, path in rows]


def tool_urls() -> dict[str, str]:
    """Addresses of live tool pages in the active language by the key of the tool; one query."""
    return {address.key: address.url for address in tool_addresses()}
