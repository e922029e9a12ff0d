"""What the list goes by: today's snapshot, what is asked most, and every gap with the way to its cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tools_catalog.adapters import LoadedSnapshot, current_snapshot
from tools_catalog.conflicts import Conflict, conflicts_of
from tools_catalog.methodology import Edition, load_edition
from tools_catalog.models import Assessment, Correction
from tools_catalog.to_verify.gaps import KINDS, Gap, Kind, Offered, gaps, offered
from tools_catalog.to_verify.weights import Asked, asked

KIND_WORDS: dict[Kind, Any] = {
    "correction": _("somebody asks for a correction"),
    "unknown": _("unknown"),
    "stale": _("evidence is too old"),
    "contested": _("sources disagree"),
    "due": _("soon too old"),
}


@dataclass(frozen=True)
class CatalogueState:
    """Everything about the published catalogue on a day."""

    snapshot: LoadedSnapshot
    edition: Edition
    asked: Asked
    tools: list[Offered]
    gaps: list[Gap]

    @property
    def counts(self) -> list[tuple[Kind, Any, int]]:
        """How many gaps there are of each kind, with its words."""
        return [(kind, KIND_WORDS[kind], sum(gap.kind == kind for gap in self.gaps)) for kind in KINDS]


@dataclass(frozen=True)
class GapRow:
    """A gap in words. `url`: where one assesses it, empty for somebody with a conflict of interest."""

    gap: Gap
    criterion: str
    why: str
    levels: str
    drafted: bool
    url: str


def catalogue_state(today: datetime.date) -> CatalogueState:
    """The state on a day. One query for the snapshot, for corrections, and for each source of weights."""
    snapshot = current_snapshot()
    edition, weighed = load_edition(snapshot.edition), asked(snapshot.edition, today)
    tools = offered(snapshot.tools.values(), snapshot.catalogue)
    found = gaps(tools, edition.rules, weighed.weights, today, corrected_cells())
    return CatalogueState(snapshot, edition, weighed, tools, found)


def corrected_cells() -> frozenset[tuple[str, str]]:
    """Cells of confirmed corrections that wait for a decision."""
    waiting = Correction.objects.filter(state=Correction.State.CONFIRMED, kind=Correction.Kind.CRITERION).order_by()
    return frozenset(waiting.values_list("tool__key", "target"))


def in_words(found: Iterable[Gap], state: CatalogueState, person: Any, today: datetime.date) -> list[GapRow]:
    """Gaps as the person sees them, in two queries for any number."""
    declared = [conflict for conflict in conflicts_of(person) if conflict.lasts(today)]
    drafts, way = drafted_cells(), _way_for(declared, state)
    return [
        GapRow(
            gap=gap,
            criterion=str(state.edition.criteria[gap.criterion].name),
            why=str(KIND_WORDS[gap.kind]),
            levels="–".join(map(str, gap.bounds)),
            drafted=(gap.tool, gap.criterion) in drafts,
            url=way(gap),
        )
        for gap in found
    ]


def drafted_cells() -> set[tuple[str, str]]:
    """Cells with an unpublished draft, by keys of tool and criterion."""
    drafts = Assessment.objects.filter(has_unpublished_changes=True).order_by()
    return set(drafts.values_list("tool__key", "criterion"))


def _way_for(declared: list[Conflict], state: CatalogueState) -> Callable[[Gap], str]:
    closed = {
        key
        for key, record in state.snapshot.tools.items()
        if any(conflict.concerns(key, record["vendor"]) for conflict in declared)
    }
    return lambda gap: "" if gap.tool in closed else cell_url(gap)


def cell_url(gap: Gap) -> str:
    """The cell on the review sheet of its tool."""
    return f"{reverse('review:sheet', args=[gap.tool])}#{gap.criterion}"
