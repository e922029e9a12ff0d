"""Addresses of the tools' pages, for everything that names a tool."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language

from site_core.pages import BasePage
from site_core.translations import page_url
from tools_catalog.pages import MethodPage, ToolIndexPage, ToolPage


def catalogue_url() -> str:
    """The address of the list of tools in the active language, empty where there is none; one query."""
    return first_url(ToolIndexPage)


def method_url() -> str:
    """The address of the method page in the active language, empty where there is none; one query."""
    return first_url(MethodPage)


def first_url(model: type[BasePage]) -> str:
    """The address of the live page of a type that exists once in each language."""
    language = get_language() or settings.LANGUAGE_CODE
    pages = model.objects.live().filter(locale__language_code=language)
    path = pages.values_list("url_path", flat=True).first()
    return page_url(path, language) if path else ""


def tool_urls() -> dict[str, str]:
    """Addresses of live tool pages in the active language by the key of the tool; one query."""
    language = get_language() or settings.LANGUAGE_CODE
    pages = ToolPage.objects.live().filter(locale__language_code=language).order_by()
    return {key: page_url(path, language) for key, path in pages.values_list("tool__key", "url_path")}


def criterion_anchor(criterion: str) -> str:
    """The id of a criterion on the page of a tool, so that a link can lead right to the evidence."""
    return criterion.replace("_", "-")
