"""While a translation has never been published, its address leads to the page that it translates.

An alias with a notice stood there before (ADR 0032): whoever has a link to it gets the words of the source, in a page
whose language is right. Nothing links there, and as soon as the translation is public it answers itself.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.views import serve

from site_core.page_addresses import node_at
from site_core.page_tree import Node, PageTree, tree_of
from site_core.translations import page_url


class SourceMeanwhileMiddleware:
    """Puts a temporary redirect in place of 404. Below Gone and above redirects: what an editor sets comes first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            response.status_code == 404
            and request.method in ("GET", "HEAD")
            and (address := address_meanwhile(request))
        ):
            return redirect(address)
        return response


def address_meanwhile(request: HttpRequest) -> str:
    """The address of the source, where a translation that no reader has seen stands; else empty. Asks no query."""
    asked = request.resolver_match
    if asked is None or asked.func is not serve:
        return ""
    node = node_at(request, "".join(asked.args))
    source = source_meanwhile(tree_of(request), node) if node else None
    return page_url(source.url_path, source.locale.language_code) if source else ""


def source_meanwhile(tree: PageTree, node: Node) -> Node | None:
    """The public page that a page which no reader has seen translates; none where not everybody may read both."""
    if node.live or node.was_public or node.alias_of_id or not tree.is_open(node.path):
        return None
    others = [other for other in tree.by_translation[node.translation_key] if other.live and not other.alias_of_id]
    found = [other for other in others if other.locale_id != node.locale_id and tree.is_open(other.path)]
    found.sort(key=lambda other: other.locale.language_code != settings.LANGUAGE_CODE)
    return found[0] if found else None
