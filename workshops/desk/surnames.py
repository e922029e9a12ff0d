"""Names in the order of a list at the door: by surname, as the Czech alphabet has it. Pure."""

from __future__ import annotations

from site_core.czech_order import SortKey, czech_sort_key


def by_surname(name: str) -> tuple[SortKey, SortKey]:
    """Sorts by the last word before a comma, for degrees follow one; then by all that was written."""
    words = name.partition(",")[0].split()
    return czech_sort_key(words[-1] if words else ""), czech_sort_key(name)
