"""Pages for tests, made the way the real ones are: by the seed."""

from __future__ import annotations

import uuid
from typing import Any

from django.test import RequestFactory

from site_core.seed import seed
from site_core.seed_files import NAMESPACE, PageSeed
from site_core.seed_pages import Report

STANDARD = "site_core.StandardPage"


def page(key: str, model: str = STANDARD, parent: str | None = "home", en: Any = None, **fields: Any) -> PageSeed:
    """A page in both languages; `en` holds what differs in English."""
    czech = {"title": f"{key} cs", "slug": f"{key}-cs", **fields}
    english = {**czech, "title": f"{key} en", "slug": f"{key}-en", **(en or {})}
    return PageSeed(key, model, parent, {"cs": czech, "en": english})


def home(**fields: Any) -> PageSeed:
    """The home page."""
    return page("home", "site_core.HomePage", None, claim="Nejdřív potřeby.", **fields)


def catalogue(**fields: Any) -> PageSeed:
    """The list of tools; pages of tools hang below it."""
    return page("tools", "tools_catalog.ToolIndexPage", **fields)


def method(**fields: Any) -> PageSeed:
    """The page that explains the rules."""
    return page("method", "tools_catalog.MethodPage", **fields)


def statement(**fields: Any) -> PageSeed:
    """The accessibility statement, whole but for what is optional."""
    days = {"prepared_on": "2026-11-25", "reviewed_on": "2026-11-25"}
    words = {name: f"<p>{name}</p>" for name in ("scope", "feedback", "enforcement")}
    given = {"status": "partial", "rules": "WCAG 2.2", "method": "own", "body": [], **days, **words, **fields}
    return page("statement", "accessibility.StatementPage", **given)


def tool_page(tool: Any, **fields: Any) -> PageSeed:
    """The page of a tool."""
    words = {"title": tool.name, "slug": tool.key, "tool": tool.pk, **fields}
    return PageSeed(f"tool {tool.key}", "tools_catalog.ToolPage", "tools", {"cs": words, "en": words})


def site(*pages: PageSeed) -> Report:
    """A site with a home page and these pages."""
    return seed([home(), *pages])


def found(key: str, language: str = "cs") -> Any:
    """The seeded page with this key as it is in the database."""
    from wagtail.models import Page

    translation_key = uuid.uuid5(NAMESPACE, key)
    return Page.objects.get(translation_key=translation_key, locale__language_code=language).specific


def request_for(page: Any = None, path: str = "/", query: str = "") -> Any:
    """A GET request, as one that shows a page."""
    request = RequestFactory().get(path + (f"?{query}" if query else ""))
    if page is not None:
        request.page = page
    return request
