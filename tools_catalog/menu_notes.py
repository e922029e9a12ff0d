"""What the catalogue tells the header and the footer: how many tools it has and how fresh it is."""

from __future__ import annotations

import datetime

from django.http import HttpRequest
from django.utils.translation import ngettext

from site_core.navigation import provides
from tools_catalog.request_catalogue import snapshot_of


@provides("catalogue_date")
def catalogue_date(request: HttpRequest) -> datetime.date | None:
    """The latest day on which anything in the catalogue was seen."""
    return snapshot_of(request).latest_seen


@provides("tools_catalog.ToolIndexPage")
def number_of_tools(request: HttpRequest) -> str:
    """How many tools the catalogue holds."""
    count = len(snapshot_of(request).tools)
    return ngettext("%(n)s tool", "%(n)s tools", count) % {"n": count}


@provides("tools_catalog.MethodPage")
def edition_in_force(request: HttpRequest) -> str:
    """The edition that the catalogue is assessed by."""
    return snapshot_of(request).edition
