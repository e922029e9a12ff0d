"""Template tags of the catalogue: the current snapshot in words, as of today in Prague."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext

from tools_catalog import anchors, change_log
from tools_catalog.addresses import catalogue_url, method_url
from tools_catalog.completeness import Completeness, completeness
from tools_catalog.method import Method, method
from tools_catalog.methodology import Edition, load_edition
from tools_catalog.overview import Entry, Overview, neighbours, overview
from tools_catalog.pages import ToolPage
from tools_catalog.request_catalogue import addresses_of, examined_by_key, snapshot_of, urls_of
from tools_catalog.size_prices import sizes
from tools_catalog.tool_profile import Profile, profile

register = template.Library()
LATEST_CHANGES = 3
NEIGHBOURS = 3
LIT = "lit"


@register.simple_tag(takes_context=True)
def catalogue_overview(context: template.Context) -> Overview:
    """The whole catalogue: lists of tools, what is known together, what tools can do. Kept for the request."""
    request = context["request"]
    if not hasattr(request, "_catalogue_overview"):
        snapshot = snapshot_of(request)
        request._catalogue_overview = overview(
            snapshot.tools.values(),
            examined_by_key(snapshot, timezone.localdate()).values(),
            urls_of(request),
            edition_of(request),
        )
    return request._catalogue_overview


@register.simple_tag(takes_context=True)
def catalogue_version(context: template.Context) -> str:
    """What everything that shows the catalogue depends on, to keep it by: snapshot, day, language, addresses."""
    request = context["request"]
    return f"{snapshot_of(request).id} {timezone.localdate()} {get_language()} {addresses_of(request).version}"


@register.simple_tag(takes_context=True)
def tool_version(context: template.Context, key: str) -> str:
    """What everything that shows this tool alone depends on: its state, edition, day, language.

    The publication of another tool leaves it as it is.
    """
    snapshot = snapshot_of(context["request"])
    return f"{snapshot.states.get(key)} {snapshot.edition} {timezone.localdate()} {get_language()}"


@register.simple_tag(takes_context=True)
def tool_key(context: template.Context, page: ToolPage) -> str:
    """The key of the tool that a page is about, without a query where the page is live."""
    return addresses_of(context["request"]).keys.get(page.tool_id) or page.tool.key


@register.simple_tag(takes_context=True)
def tool_profile(context: template.Context, key: str) -> Profile | None:
    """What the catalogue knows of a tool, for the size that the address asks for. Kept for the request.

    None if the snapshot does not hold the tool.
    """
    request = context["request"]
    if not hasattr(request, "_tool_profiles"):
        request._tool_profiles = {}
    if key not in request._tool_profiles:
        request._tool_profiles[key] = profile_of(request, key, asked_size(context))
    return request._tool_profiles[key]


@register.simple_tag(takes_context=True)
def asked_size(context: template.Context) -> str:
    """The size of municipality that the address asks prices and places for; empty where it asks for none we know."""
    request = context["request"]
    size = request.GET.get("size", "")
    return size if size in sizes(edition_of(request)) else ""


def profile_of(request: HttpRequest, key: str, size: str) -> Profile | None:
    record = snapshot_of(request).tools.get(key)
    if record is None:
        return None
    today = timezone.localdate()
    return profile(record, examined_by_key(snapshot_of(request), today)[key], edition_of(request), today, size)


@register.simple_tag(takes_context=True)
def latest_changes(context: template.Context, page: ToolPage) -> tuple[change_log.Entry, ...]:
    """The latest changes of the tool. What is only being verified stands above and pushes none of them away."""
    log = changes_of(context["request"], page.tool_id)
    return tuple(entry for entry in log if not entry.waits)[:LATEST_CHANGES]


def changes_of(request: HttpRequest, tool: int) -> list[change_log.Entry]:
    """The change log of the tool with this primary key. Kept for the request."""
    if not hasattr(request, "_changes"):
        request._changes = {}
    if tool not in request._changes:
        request._changes[tool] = change_log.entries(tool, snapshot_of(request))
    return request._changes[tool]


@register.simple_tag(takes_context=True)
def catalogue_address(context: template.Context) -> str:
    """The address of the catalogue in the active language; empty where there is none."""
    return catalogue_url(context["request"])


@register.simple_tag(takes_context=True)
def tool_address(context: template.Context, key: str) -> str:
    """The address of the page of a tool in the active language; empty where there is none."""
    return urls_of(context["request"]).get(key, "")


@register.simple_tag(takes_context=True)
def method_address(context: template.Context) -> str:
    """The address of the method page in the active language; empty where there is none."""
    return method_url(context["request"])


@register.simple_tag(takes_context=True)
def current_edition_of_catalogue(context: template.Context) -> Edition:
    """The methodology edition of the current snapshot."""
    return edition_of(context["request"])


@register.simple_tag(takes_context=True)
def method_in_words(context: template.Context) -> Method:
    """The rules of the current edition, ready to be explained."""
    return method(edition_of(context["request"]))


@register.simple_tag(takes_context=True)
def houses_beside(context: template.Context, key: str) -> list[dict[str, Any]]:
    """Houses of a tool and of those that stand beside it in the alphabet, the tool's own one lit."""
    request = context["request"]
    row, edition = neighbours(snapshot_of(request).tools.values(), key, NEIGHBOURS), edition_of(request)
    return [house(completeness(record, edition), record["key"] == key) for record in row]


@register.filter
def houses(entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
    """A house for each tool."""
    return [house(entry.completeness) for entry in entries]


@register.filter
def at(items: Any, key: Any) -> Any:
    """The item with a key, or at a place."""
    return items[key]


@register.filter
def documented(known: Completeness) -> str:
    """How much of a tool is documented, in words."""
    return gettext("%(known)s of %(all)s items documented") % {"known": known.known, "all": known.applicable}


@register.filter
def fact_anchor(fact: str) -> str:
    """The id of a fact on the page of a tool."""
    return anchors.fact_anchor(fact)


@register.filter
def anchor(criterion: str) -> str:
    """The id of a criterion on the page of a tool."""
    return anchors.criterion_anchor(criterion)


def house(known: Completeness, lit: bool = False) -> dict[str, Any]:
    return {"known": known.known, "unknown": known.unknown, "open_source": known.open_source, LIT: lit}


def edition_of(request: HttpRequest) -> Edition:
    return load_edition(snapshot_of(request).edition)
