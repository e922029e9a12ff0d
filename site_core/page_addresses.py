"""From an address straight to its page, without asking the database for each page on the way.

Wagtail walks from the site to its home page, to the language and down the tree, two queries a step. The tree in memory
knows the way. What it does not know (a moved page, a view below a page, a page that is over) is left to Wagtail.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname
from wagtail.views import serve

from site_core.page_tree import Node, PageTree, answering, tree_of
from site_core.pages import BasePage

KEPT_NAMES = 64  # names and ports that the site was asked under


class PageAddressMiddleware:
    """Hands Wagtail the page of the address, in the attribute of the request where Wagtail keeps it for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with answering(request):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: tuple[str, ...], kwargs: dict[str, str]) -> None:
        if view is serve and (route := route_of(request, "".join(args))):
            request._wagtail_route_for_request = route


def route_of(request: HttpRequest, path: str) -> Any:
    """What Wagtail would find at a path, in one query; None for what only Wagtail can tell."""
    node = node_at(request, path)
    page = page_of(node) if node else None
    if node and isinstance(page, BasePage):
        page.is_known_open = tree_of(request).is_open(node.path)
    try:
        return page.route(request, []) if page else None
    except Http404:
        return None


def node_at(request: HttpRequest, path: str) -> Node | None:
    """What stands at a path below the home page of the language, public or not."""
    tree = tree_of(request)
    host, _ = split_domain_port(request.get_host())
    home = home_of(tree, host, request.get_port(), get_language() or "")
    return tree.by_url.get("/".join([home.url_path.rstrip("/"), *filter(None, path.split("/")), ""])) if home else None


@lru_cache(maxsize=KEPT_NAMES)
def home_of(tree: PageTree, host: str, port: str, language: str) -> Node | None:
    """The home page of a site in a language; the site's own one where that language has none."""
    try:
        root = tree.by_key[get_site_for_hostname(host, port).root_page_id]
    except (Site.DoesNotExist, KeyError):
        return None
    translated = (node for node in tree.by_translation[root.translation_key] if node.live)
    return next((node for node in translated if node.locale.language_code == language), root)


def page_of(node: Node) -> Page | None:
    """The whole page in one query; None if it is no more where it was, or its type is no more."""
    try:
        model = apps.get_model(node.model)
    except LookupError:
        return None
    found: Page | None = model._default_manager.filter(pk=node.pk, url_path=node.url_path).first()
    return found
