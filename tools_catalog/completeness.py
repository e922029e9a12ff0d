"""How much of a tool, and of the whole catalogue, is documented. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tools_catalog.methodology import Edition

NOT_OFFERED = frozenset({"single_city", "discontinued"})


@dataclass(frozen=True)
class Completeness:
    """Cells of criteria that people assess: known ones, unknown ones, and those that do not apply.

    `open_source` shapes the roof of the house that stands for the tool.
    """

    known: int
    unknown: int
    not_applicable: int
    open_source: bool

    @property
    def applicable(self) -> int:
        """Cells that can be known: all but those that do not apply."""
        return self.known + self.unknown

    @property
    def total(self) -> int:
        """All cells, what does not apply included."""
        return self.applicable + self.not_applicable


def completeness(record: Mapping[str, Any], edition: Edition) -> Completeness:
    """Counts the cells of one tool; a cell that the record lacks is unknown."""
    cells = record["assessments"]
    states = [cells[key]["state"] if key in cells else "unknown" for key in edition.assessed]
    open_source = record["facts"].get("open_source", {}).get("value") is True
    counts = {state: states.count(state) for state in ("scored", "unknown", "not_applicable")}
    return Completeness(counts["scored"], counts["unknown"], counts["not_applicable"], open_source)


def together(parts: Iterable[Completeness]) -> Completeness:
    """The counts of several tools as one."""
    listed = list(parts)
    return Completeness(
        sum(part.known for part in listed),
        sum(part.unknown for part in listed),
        sum(part.not_applicable for part in listed),
        open_source=False,
    )


def is_offered(record: Mapping[str, Any]) -> bool:
    """Whether municipalities can get the tool: it has not ended and does not serve one city only."""
    return record["status"] not in NOT_OFFERED
