"""The catalogue as of this request: asked for once, then the same for everything on the page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from django.http import HttpRequest

from tools_catalog.adapters import LoadedSnapshot, current_snapshot
from tools_catalog.addresses import ToolAddresses, tool_addresses
from tools_catalog.matching.examination import Examined, examined
from tools_catalog.methodology import load_edition


def snapshot_of(request: HttpRequest) -> LoadedSnapshot:
    """The current snapshot; one query a request, however many parts of the page ask."""
    if not hasattr(request, "_snapshot"):
        request._snapshot = current_snapshot()
    return request._snapshot


def addresses_of(request: HttpRequest) -> ToolAddresses:
    """Live pages of tools in the active language."""
    return tool_addresses(request, snapshot_of(request).id)


def urls_of(request: HttpRequest) -> Mapping[str, str]:
    """Addresses of the tools' pages by key."""
    return addresses_of(request).urls


@lru_cache(maxsize=4)
def examined_by_key(snapshot: LoadedSnapshot, today: datetime.date) -> Mapping[str, Examined]:
    """The engine's reading of every tool by key, before any municipality's own figures."""
    found = examined(load_edition(snapshot.edition).rules, snapshot.catalogue, today, False)
    return MappingProxyType({tool.tool.key: tool for tool in found})
