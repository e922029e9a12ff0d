"""Which structured data belong to which kind of page: apps register what their pages are beside a page of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from site_core import translations
from site_core.structured_data import Facts, Thing, web_page

type Describe = Callable[[HttpRequest, Any, Facts], Thing]

DESCRIBED: dict[str, Describe] = {}


def describes(model: str) -> Callable[[Describe], Describe]:
    """Registers what pages of a type ("app.Model") are: the whole thing, made of the request, the page and its facts.

    The module must be imported when its app is ready.
    """

    def register(function: Describe) -> Describe:
        DESCRIBED[model] = function
        return function

    return register


def page_data(request: HttpRequest, page: Any) -> Thing:
    """What a page is; a page of text where nobody says otherwise."""
    facts = facts_of(request, page)
    describe = DESCRIBED.get(page._meta.label)
    return describe(request, page, facts) if describe else web_page(facts)


def facts_of(request: HttpRequest, page: Any) -> Facts:
    """What every page says of itself. An alias says it of the page that it repeats."""
    return Facts(
        root=root_of(request),
        address=request.build_absolute_uri(translations.canonical(request)),
        title=page.title,
        description=page.description,
        language=page.content_locale.language_code,
        published=page.first_published_at,
        changed=page.last_published_at,
    )


def root_of(request: HttpRequest) -> str:
    """The address of the site in all languages."""
    return str(request.build_absolute_uri("/"))
