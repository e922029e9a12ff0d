"""How many tools there are of each sort that the rule of inclusion speaks of. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tools_catalog.completeness import is_offered
from tools_catalog.to_plain import UNVERIFIED


@dataclass(frozen=True)
class Included:
    """Tools of the main list, of them those whose status nobody has verified, tools of one city, and ended ones."""

    offered: int
    unverified: int
    single_city: int
    discontinued: int


def included(records: Iterable[Mapping[str, Any]]) -> Included:
    """Counts the tools of a snapshot."""
    listed = list(records)
    status = Counter(record["status"] for record in listed)
    return Included(sum(map(is_offered, listed)), status[UNVERIFIED], status["single_city"], status["discontinued"])
