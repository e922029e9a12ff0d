"""The tray: up to five tools that wait to be compared. It lives in the address, so it needs no cookie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tools_catalog.browsing.selection import FEWEST_COMPARED, MOST_COMPARED, tray_pairs

type Keys = tuple[str, ...]


@dataclass(frozen=True)
class TrayTool:
    """A tool in the tray; `remove` is the address of this page without it."""

    key: str
    name: str
    url: str
    remove: str


@dataclass(frozen=True)
class Tray:
    """`query` is the tray as an address has it, with its question mark, empty for an empty tray."""

    tools: tuple[TrayTool, ...]
    query: str
    empty: str

    @property
    def is_full(self) -> bool:
        """No further tool fits in."""
        return len(self.tools) >= MOST_COMPARED

    @property
    def can_be_compared(self) -> bool:
        """There are at least two tools."""
        return len(self.tools) >= FEWEST_COMPARED

    @property
    def keys(self) -> Keys:
        """Keys of the tools."""
        return tuple(tool.key for tool in self.tools)


def tray(
    keys: Keys, records: Mapping[str, Mapping[str, Any]], urls: Mapping[str, str], address: Callable[[Keys], str]
) -> Tray:
    """The tray in words. `address` gives the address of the shown page with other tools in the tray."""
    query = tray_query(keys)
    tools = [
        TrayTool(
            key=key,
            name=records[key]["name"],
            url=with_tray(urls.get(key, ""), query),
            remove=address(tuple(other for other in keys if other != key)),
        )
        for key in keys
    ]
    return Tray(tuple(tools), query, address(()))


def tray_query(keys: Keys) -> str:
    """The tray as a query with its question mark; empty for an empty tray."""
    return f"?{urlencode(tray_pairs(keys))}" if keys else ""


def with_tray(url: str, query: str) -> str:
    """An address that takes the tray along; none stays none."""
    return f"{url}{query}" if url else ""
