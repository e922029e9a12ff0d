"""What editors of pages pick from the catalogue as it is published: tools, and criteria that people assess."""

from __future__ import annotations

from site_core.pickable import Choices, offers
from tools_catalog.adapters import current_snapshot
from tools_catalog.comparison.table import grouped
from tools_catalog.methodology import load_edition


@offers("tool")
def tools() -> Choices:
    """All tools by key."""
    return [(key, record["name"]) for key, record in current_snapshot().tools.items()]


@offers("criterion")
def criteria() -> Choices:
    """All criteria by key, each after the name of its group."""
    edition = load_edition(current_snapshot().edition)
    groups = grouped(edition, None)
    return [(key, f"{group}: {edition.criteria[key].name}") for _key, group, listed in groups for key in listed]
