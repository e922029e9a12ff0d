"""What a visitor asks of the workshops: filters, and what is to come, runs now or is over. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from site_core import list_finding
from site_core.list_finding import Counted, Pairs, Parameters, Selection, count, passing, read_chosen
from workshops.times import Phase

FORMAT, LANGUAGE, TOPIC, AUDIENCE, RECORDING, YEAR = "format", "language", "topic", "audience", "recording", "year"
FACETS = (FORMAT, LANGUAGE, TOPIC, AUDIENCE, RECORDING, YEAR)
YES, NO = "yes", "no"
EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Described(list_finding.Described):
    """What one workshop is found and ordered by; `start` is None where nobody knows the day."""

    phase: Phase
    start: datetime | None


@dataclass(frozen=True)
class Found(Counted):
    """All counts; running and coming ones by their start, past ones with the latest first, in each those without a day
    last.
    """

    running: tuple[int, ...]
    upcoming: tuple[int, ...]
    past: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.running) + len(self.upcoming) + len(self.past)


def read_selection(given: Parameters, described: Iterable[Described]) -> tuple[Selection, Pairs]:
    """What an address asks for, and what of it we do not have."""
    chosen, unknown = read_chosen(given, FACETS, described)
    return Selection(chosen), unknown


def find(described: Sequence[Described], selection: Selection) -> Found:
    """The workshops of a selection with all counts."""
    counted, kept = count(described, selection, FACETS), passing(described, selection.chosen)
    running, upcoming, past = by_time(kept)
    return Found(counted.counts, counted.without, running=running, upcoming=upcoming, past=past)


def by_time(described: Sequence[Described]) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Those that run, that are to come and that are over, each in its order."""
    return (
        ids_by_start(one for one in described if one.phase is Phase.RUNNING),
        ids_by_start((one for one in described if one.phase is Phase.UPCOMING), unknown=LATEST),
        tuple(reversed(ids_by_start(one for one in described if one.phase in (Phase.PAST, Phase.UNKNOWN)))),
    )


def ids_by_start(described: Iterable[Described], unknown: datetime = EARLIEST) -> tuple[int, ...]:
    """The earliest first; those without a day as if they began at `unknown`."""
    return tuple(one.id for one in sorted(described, key=lambda one: (one.start or unknown, one.id)))
