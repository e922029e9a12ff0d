"""A tool as readers see it, for addresses below its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest

from tools_catalog.addresses import ToolAddress
from tools_catalog.request_catalogue import addresses_of, snapshot_of


def shown_tool(request: HttpRequest, key: str) -> tuple[ToolAddress, Mapping[str, Any]]:
    """Where its page is and its record in the current snapshot. Raises Http404 unless it has both."""
    addresses, record = addresses_of(request), snapshot_of(request).tools.get(key)
    tool_id = next((pk for pk, known in addresses.keys.items() if known == key), None)
    if tool_id is None or record is None:
        raise Http404(key)
    return ToolAddress(tool_id, key, addresses.urls[key]), record
