"""Template tags of the list of tools and of the tray: what the address asks for, and the answer."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.http import HttpRequest
from django.utils import timezone

from tools_catalog.adapters import LoadedSnapshot
from tools_catalog.browsing.describing import catalogue_index
from tools_catalog.browsing.index import Index
from tools_catalog.browsing.listing import Catalogue, Listing, listing
from tools_catalog.browsing.selection import Dropped, Selection, read_selection, read_tray
from tools_catalog.browsing.tray import Tray, tray, tray_query
from tools_catalog.methodology import load_edition
from tools_catalog.request_catalogue import examined_by_key, snapshot_of, urls_of

register = template.Library()


@dataclass(frozen=True)
class Asked:
    """What the address asks for. `state` names it, to keep the answer by."""

    selection: Selection
    dropped: Dropped

    @property
    def state(self) -> str:
        return f"{self.selection.query()} {self.dropped}"

    @property
    def noindex(self) -> bool:
        """Search engines need the plain list and its simple parts, not every combination."""
        plain = self.selection.filters <= 1 and not self.selection.words and not self.selection.tray
        return not plain or self.dropped != Dropped()


@register.simple_tag(takes_context=True)
def catalogue_selection(context: template.Context) -> Asked:
    """What the address asks of the catalogue. Kept for the request."""
    request = context["request"]
    if not hasattr(request, "_catalogue_selection"):
        selection, dropped = read_selection(dict(request.GET.lists()), index_of(request))
        request._catalogue_selection = Asked(selection, dropped.named(snapshot_of(request).tools))
    return request._catalogue_selection


@register.simple_tag(takes_context=True)
def catalogue_listing(context: template.Context) -> Listing:
    """The page of the list that the address asks for."""
    request = context["request"]
    snapshot = snapshot_of(request)
    catalogue = Catalogue(
        records=snapshot.tools,
        examined=examined_by_key(snapshot, timezone.localdate()),
        urls=urls_of(request),
        edition=load_edition(snapshot.edition),
        index=index_of(request),
    )
    return listing(catalogue, catalogue_selection(context).selection)


@register.simple_tag(takes_context=True)
def compare_tray(context: template.Context) -> Tray:
    """The tools that wait to be compared, on a page that has no filters of its own."""
    request = context["request"]
    keys, _ = read_tray(dict(request.GET.lists()), snapshot_of(request).tools)
    return tray(keys, snapshot_of(request).tools, urls_of(request), lambda others: tray_query(others) or "?")


@register.simple_tag(takes_context=True)
def left_out_of_tray(context: template.Context) -> Dropped:
    """Tools that the address asks for and the tray does not hold."""
    tools = snapshot_of(context["request"]).tools
    _keys, dropped = read_tray(dict(context["request"].GET.lists()), tools)
    return dropped.named(tools)


@register.simple_tag(takes_context=True)
def compare_step(context: template.Context, found: Tray, key: str) -> dict[str, object]:
    """What the link "compare" of a tool does beside a tray: whether it is chosen, and the address that changes that.

    Empty for a tool that the published catalogue does not hold.
    """
    if key not in snapshot_of(context["request"]).tools:
        return {}
    others = tuple(other for other in found.keys if other != key)
    chosen = key in found.keys
    url = tray_query(others) or "?" if chosen else tray_query((*others, key))
    return {"chosen": chosen, "url": url if chosen or not found.is_full else ""}


def index_of(request: HttpRequest) -> Index:
    """The index of the current snapshot on this day."""
    return _index(snapshot_of(request), timezone.localdate())


@lru_cache(maxsize=4)
def _index(snapshot: LoadedSnapshot, today: datetime.date) -> Index:
    edition = load_edition(snapshot.edition)
    return catalogue_index(snapshot.tools.values(), examined_by_key(snapshot, today).values(), edition)
