"""The public change log of a tool: what changed at which criterion or fact, when and why. Newest first.

What the catalogue itself says is read from its published states (`history.py`, `differences.py`); other parts give
entries of their own, such as decided corrections (`gives_entries`; for all tools at once `recent.gives_changes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.translation import get_language

from tools_catalog.adapters import LoadedSnapshot, current_snapshot
from tools_catalog.change_log.differences import Entry
from tools_catalog.change_log.history import entries_until

__all__ = ["Entry", "entries", "gives_entries"]

type Source = Callable[[int], Iterable[Entry]]

_sources: list[Source] = []


def gives_entries(of: Source) -> Source:
    """Registers a source of further entries about a tool: called with the primary key of a tool, one query at most."""
    _sources.append(of)
    return of


def entries(tool: int, snapshot: LoadedSnapshot | None = None) -> list[Entry]:
    """All public entries about the tool with this primary key, in the active language, the latest day first.

    One query for the catalogue, however often the tool was published (none if it was asked before), and one for each
    source. `snapshot` is the current one where the caller has it at hand.
    """
    added = [entry for of in _sources for entry in of(tool)]
    shown = snapshot or current_snapshot()
    published = entries_until(tool, shown.published_at, shown.id, get_language())
    return sorted([*added, *published], key=lambda entry: entry.day, reverse=True)
