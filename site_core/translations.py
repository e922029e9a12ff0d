"""Where the page that is shown stands in other languages: for the language switch, hreflang and the canonical link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, get_script_prefix, resolve, reverse, translate_url
from django.utils import translation

from site_core.page_tree import Node, tree_of

HOME_DEPTH = 2
KEPT_ADDRESSES = 2048  # of pages: a header and a footer name thirty of them


@dataclass(frozen=True)
class Place:
    """An address in one language. `exact`: it is the translation itself, not the nearest page above it.

    `own`: its words are in that language, not those of a page that it repeats. `title`: that of the page above.
    `withdrawn`: the same page was public in that language once and is not now.
    """

    language: str
    url: str
    exact: bool
    own: bool = True
    title: str = ""
    withdrawn: bool = False

    @property
    def is_translated(self) -> bool:
        """Whoever follows it reads the same in the language that they asked for."""
        return self.exact and self.own


def page_url(url_path: str, language: str) -> str:
    """The address of a page from its path in the tree, whose first part is the home page of the language."""
    return _served_at(url_path.split("/", 2)[2], language, get_script_prefix())


def home_url(language: str) -> str:
    """The address of the first page of a language."""
    return _served_at("", language, get_script_prefix())


@lru_cache(maxsize=KEPT_ADDRESSES)
def _served_at(path: str, language: str, _prefix: str) -> str:
    with translation.override(language):
        return reverse("wagtail_serve", args=[path])


def place_in(request: HttpRequest, language: str) -> Place:
    """Where the language switch leads: the same page, the nearest one above that is translated, or the home page.

    The query goes along wherever the page is the same.
    """
    if hasattr(request, "page"):
        return with_query(place_of_page(request, language), request)
    return place_of_view(request, language)


def place_of_page(request: HttpRequest, language: str) -> Place:
    """The translation of the shown page, or of the nearest page above it."""
    others, page = translations(request), request.page
    withdrawn = was_withdrawn(request, language)
    if page.locale.language_code == language:
        return Place(language, page_url(page.url_path, language), True)
    for other in others:
        if other.locale.language_code == language:
            same = other.translation_key == page.translation_key
            url, own = page_url(other.url_path, language), other.alias_of_id is None
            return Place(language, url, same, own, "" if same else other.title, withdrawn)
    return Place(language, home_url(language), False, withdrawn=withdrawn)


def was_withdrawn(request: HttpRequest, language: str) -> bool:
    """Whether readers knew the shown page in a language, and it was unpublished there."""
    members = tree_of(request).by_translation.get(request.page.translation_key, ())
    mine = (member for member in members if member.locale.language_code == language and not member.alias_of_id)
    return any(member.was_public and not member.live for member in mine)


def place_of_view(request: HttpRequest, language: str) -> Place:
    """The same view in another language; an address that leads nowhere gives the home page."""
    try:
        of_wagtail = (resolve(request.path_info).url_name or "").startswith("wagtail_serve")
    except Resolver404:
        of_wagtail = True
    if of_wagtail:
        return Place(language, home_url(language), False)
    return Place(language, translate_url(request.get_full_path(), language), True)


def with_query(place: Place, request: HttpRequest) -> Place:
    query = request.META.get("QUERY_STRING", "")
    return replace(place, url=f"{place.url}?{query}") if place.exact and query else place


def translations(request: HttpRequest) -> list[Node]:
    """Live pages that translate the shown page or one above it, nearest first."""
    tree, shown = tree_of(request), request.page.locale_id
    line = [node for node in tree.line(request.page.path) if node.depth >= HOME_DEPTH]
    members = (member for node in reversed(line) for member in tree.by_translation[node.translation_key])
    return [member for member in members if member.locale_id != shown and member.live]


def above(request: HttpRequest) -> list[Node]:
    """The pages above the shown one, the home page first."""
    page = request.page
    return [node for node in tree_of(request).line(page.path) if HOME_DEPTH <= node.depth < page.depth]


def alternates(request: HttpRequest) -> list[Place]:
    """What is shown in every language that has it, for hreflang; the first one also stands for all other languages.

    Empty where there is only one: an alias has no words of its own, and a page may wait for its translation. Like the
    canonical link they have no query.
    """
    page = getattr(request, "page", None)
    codes = [code for code, _ in settings.LANGUAGES]
    if page is None:
        places = [place for place in (place_of_view(request, code) for code in codes) if place.exact]
        places = [Place(place.language, place.url.partition("?")[0], True) for place in places]
    elif page.alias_of_id:
        places = []
    else:
        tree = tree_of(request)
        own = (other for other in translations(request) if is_own(other, page) and tree.is_open(other.path))
        spoken = {other.locale.language_code for other in own}
        spoken.add(page.locale.language_code)
        places = [place_of_page(request, code) for code in codes if code in spoken]
    return [*places, Place("x-default", places[0].url, True)] if len(places) > 1 else []


def is_own(other: Node, page: Any) -> bool:
    return other.translation_key == page.translation_key and other.alias_of_id is None


def canonical(request: HttpRequest) -> str:
    """The one address of what is shown; an alias gives the page that it repeats.

    Without a query, but for a further page of a long list: what shows that sets `canonical_query` of the request.
    """
    page = getattr(request, "page", None)
    if page is None:
        return request.path
    shown = page.alias_of if page.alias_of_id else page
    return page_url(shown.url_path, shown.locale.language_code) + getattr(request, "canonical_query", "")
