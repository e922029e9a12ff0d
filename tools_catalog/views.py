"""Pages of the catalogue that are no pages of the tree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tools_catalog import change_log
from tools_catalog.comparison_file import file_of
from tools_catalog.comparison_page import comparison_page
from tools_catalog.request_catalogue import snapshot_of
from tools_catalog.shown_tool import shown_tool


def comparison(request: HttpRequest) -> HttpResponse:
    """Tools side by side."""
    return render(request, "tools_catalog/comparison_page.html", {"page_of": comparison_page(request)})


def comparison_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file of one of three kinds."""
    return file_of(request, comparison_page(request), kind)


def tool_changes(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that changed about a tool, as long as readers can see the tool."""
    address, record = shown_tool(request, key)
    entries = change_log.entries(address.tool_id, snapshot_of(request))
    return render(request, "tools_catalog/tool_changes.html", {"tool": record, "url": address.url, "entries": entries})
