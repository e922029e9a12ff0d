"""What pages of the catalogue are to search engines: a tool is software, the catalogue is a set of data.

Levels are no ratings, and prices hold for one size of municipality: neither is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from site_core.page_data import describes
from site_core.source_addresses import is_whole
from site_core.structured_data import LICENCE, Facts, Thing, publisher, said, web_page
from tools_catalog.fact_words import PROPRIETARY
from tools_catalog.pages import ToolIndexPage, ToolPage
from tools_catalog.request_catalogue import addresses_of, snapshot_of


@describes("tools_catalog.ToolIndexPage")
def catalogue(request: HttpRequest, page: ToolIndexPage, facts: Facts) -> Thing:
    """The list of tools, and the data behind it as of the day on which they were last seen."""
    snapshot = snapshot_of(request)
    day = snapshot.latest_seen
    data = {
        "@type": "Dataset",
        "name": facts.title,
        "description": facts.description,
        "url": facts.address,
        "creator": publisher(facts.root),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "dateModified": day.isoformat() if day else None,
        "version": snapshot.id,
    }
    return {**web_page(facts), "@type": "CollectionPage", "mainEntity": said(data)}


@describes("tools_catalog.ToolPage")
def tool(request: HttpRequest, page: ToolPage, facts: Facts) -> Thing:
    """The page of a tool, which is about software where the published catalogue holds it."""
    key = addresses_of(request).keys.get(page.tool_id)
    record = snapshot_of(request).tools.get(key) if key else None
    return {**web_page(facts), "mainEntity": software(record)} if record else web_page(facts)


def software(record: Mapping[str, Any]) -> Thing:
    """A tool by what its sources say."""
    return said(
        {
            "@type": "SoftwareApplication",
            "name": record["name"],
            "alternateName": record["former_names"],
            "url": record["homepage"] if is_whole(record["homepage"] or "") else None,
            "publisher": {"@type": "Organization", "name": record["vendor"]} if record["vendor"] else None,
            "inLanguage": record["facts"].get("ui_languages", {}).get("value"),
            "license": licences(record["facts"].get("licence", {}).get("value")),
        }
    )


def licences(value: Any) -> list[Thing]:
    """Licences by their names; of closed code there is nothing to say."""
    names = value if isinstance(value, list) else [value]
    return [{"@type": "CreativeWork", "name": name} for name in names if name and name != PROPRIETARY]
