"""What the header and the footer list.

Editors decide: what they put into the menu and the footer on the home page of a language stands there. A part that they
leave empty is filled by pages below the home page, in the order of the tree: the header by those that are "shown in
menus", the footer by those whose field says so, each with the questionnaire.
Costs one query a request, and one more after a page was changed, or two where editors chose pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language_info, gettext

from site_core import chosen_menus, translations
from site_core.blocks import menus
from site_core.chosen_menus import Item, chosen
from site_core.header_and_footer import Listed, standing_in
from site_core.language import active_language
from site_core.page_tree import tree_of
from site_core.pages import FooterPlace

QUESTIONNAIRE, COMPARISON = "advisor:start", "compare:table"
CATALOGUE = "tools_catalog.ToolIndexPage"  # the comparison stands behind it
PROVIDED: dict[str, Callable[[HttpRequest], Any]] = {}


@dataclass(frozen=True)
class Link:
    """`note` stands beside the link in the phone's menu."""

    title: str
    url: str
    active: bool = False
    note: str = ""


@dataclass(frozen=True)
class Column:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Language:
    """The switch to a language. `lacks`: the shown page is not translated; `nearest`: the page it leads to instead.

    `withdrawn`: it was translated, and the translation is not public now.
    """

    code: str
    name: str
    url: str
    active: bool
    lacks: bool = False
    nearest: str = ""
    withdrawn: bool = False


def provides(name: str) -> Callable[[Callable[[HttpRequest], Any]], Callable[[HttpRequest], Any]]:
    """Registers what another app tells the navigation: "catalogue_date", or the note of a page type by its label."""

    def register(function: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
        PROVIDED[name] = function
        return function

    return register


def home(request: HttpRequest) -> str:
    """The address of the first page in the language of the request."""
    return translations.home_url(active_language())


def main(request: HttpRequest) -> list[Link]:
    """The links of the header."""
    return links_of(request, chosen(request).menu) or main_of_the_tree(request)


def main_of_the_tree(request: HttpRequest) -> list[Link]:
    """The questionnaire and the pages that are shown in menus."""
    pages = with_comparison(request, [page for page in listed(request) if page.in_header])
    return [*named(request, *places()[menus.QUESTIONNAIRE]), *pages]


def footer(request: HttpRequest) -> list[Column]:
    """The columns of the footer; one without links is left out."""
    own = [Column(each.title, tuple(links_of(request, each.items))) for each in chosen(request).columns]
    return [column for column in own or footer_of_the_tree(request) if column.links]


def footer_of_the_tree(request: HttpRequest) -> list[Column]:
    """Two columns with the pages whose field says so."""
    choose = named(request, QUESTIONNAIRE, gettext("Find out what we need"))
    return [
        Column(gettext("Choosing a tool"), (*choose, *in_footer(request, FooterPlace.CHOOSE))),
        Column(gettext("Checking on us"), tuple(in_footer(request, FooterPlace.CHECK))),
    ]


def legal(request: HttpRequest) -> list[Link]:
    """The links of the footer's last line."""
    return links_of(request, chosen(request).line) or in_footer(request, FooterPlace.LEGAL)


def motto(request: HttpRequest) -> str:
    """The sentence in the footer, empty where it is the usual one."""
    return chosen(request).motto


def licence_note(request: HttpRequest) -> str:
    """The licence of the content, empty where it is the usual one."""
    return chosen(request).licence_note


def links_of(request: HttpRequest, items: Iterable[Item]) -> list[Link]:
    """Links that editors chose, without those that lead nowhere now."""
    return [link for item in items for link in links_to(request, item)]


def links_to(request: HttpRequest, item: Item) -> list[Link]:
    """The link to a page in the active language, to a place, or to another site; none where it is not there."""
    if item.kind == chosen_menus.ADDRESS:
        return [Link(item.title, item.target)]
    if item.kind == chosen_menus.PLACE:
        name, title, note = places()[item.target]
        return named(request, name, item.title or title, note)
    node = chosen_menus.open_page(request, item.target)
    if node is None:
        return []
    url = translations.page_url(node.url_path, active_language())
    return [noted(request, Link(item.title or node.title, url), apps.get_model(node.model)._meta.label)]


def places() -> dict[str, tuple[str, str, str]]:
    """Places that are no pages: the name of their address, what they are called, and the note in the phone's menu."""
    return {
        menus.QUESTIONNAIRE: (QUESTIONNAIRE, gettext("Find a tool"), gettext("about 8 minutes")),
        menus.COMPARISON: (COMPARISON, gettext("Comparison"), ""),
    }


def languages(request: HttpRequest) -> list[Language]:
    """All languages of the site, each leading to the same place or saying that there is none."""
    here, is_page = active_language(), hasattr(request, "page")
    return [
        Language(
            code=code,
            name=get_language_info(code)["name_local"].capitalize(),
            url=place.url,
            active=code == here,
            lacks=is_page and code != here and not place.is_translated,
            nearest=place.title,
            withdrawn=place.withdrawn,
        )
        for code, _ in settings.LANGUAGES
        for place in [translations.place_in(request, code)]
    ]


def catalogue_date(request: HttpRequest) -> Any:
    """The latest day on which anything in the catalogue was seen, None while there is no catalogue."""
    provided = PROVIDED.get("catalogue_date")
    return provided(request) if provided else None


def named(request: HttpRequest, name: str, title: str, note: str = "") -> list[Link]:
    """The way to a place that is no page of the tree, if the site has it."""
    try:
        url = reverse(name)
    except NoReverseMatch:
        return []
    return [Link(title, url, request.path.startswith(url), note)]


def in_footer(request: HttpRequest, place: FooterPlace) -> list[Link]:
    return with_comparison(request, [page for page in listed(request) if page.footer_place == place])


def with_comparison(request: HttpRequest, pages: Iterable[Listed]) -> list[Link]:
    """Links of pages; the comparison stands behind the catalogue, wherever editors put that."""
    links: list[Link] = []
    for page in pages:
        links.append(page_link(request, page))
        if page.model == CATALOGUE:
            links += named(request, COMPARISON, gettext("Comparison"))
    return links


def page_link(request: HttpRequest, page: Listed) -> Link:
    return noted(request, Link(page.title, page.url), page.model)


def noted(request: HttpRequest, link: Link, model: str) -> Link:
    """The link with its note, marked where the shown page is this one or below it; all are below the home page."""
    note = PROVIDED.get(model)
    shown = request.path == link.url if link.url == home(request) else request.path.startswith(link.url)
    return Link(link.title, link.url, shown, str(note(request)) if note else "")


def listed(request: HttpRequest) -> tuple[Listed, ...]:
    """Pages below the home page of the language that stand in the header or the footer, in the order of the tree."""
    return standing_in(tree_of(request), active_language()).listed
