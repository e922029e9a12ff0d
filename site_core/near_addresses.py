"""Which address somebody may have meant who typed another one. Pure: looks at the last part of addresses only."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MOST, LIKENESS = 3, 0.7  # suggestions; share of letters that agree
LONGEST = 100  # letters looked at: an address of any length costs the same


def last_part(path: str) -> str:
    """The last part of an address, without an ending such as .html."""
    return path.rstrip("/").rpartition("/")[2].partition(".")[0].lower()[:LONGEST]


def nearest(path: str, names: Iterable[str]) -> list[str]:
    """The names most like the last part of an address, the nearest first; none where nothing is like it."""
    wanted = last_part(path)
    return get_close_matches(wanted, dict.fromkeys(names), MOST, LIKENESS) if wanted else []
