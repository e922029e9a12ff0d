"""How fresh a translation is: four states, from what is known of a page and its source. No ORM and no clock in here."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime


class State(enum.Enum):
    """Where a translation stands; the order is the order of work."""

    MISSING = "missing"  # nobody has begun
    IN_PROGRESS = "in_progress"  # begun, readers do not see it yet
    OUTDATED = "outdated"  # readers see it, and the source has changed since
    DONE = "done"


@dataclass(frozen=True)
class Facts:
    """What is known of one page in one language, beside the published page that it translates.

    `source_read` is when the texts of the source were last read for translation (None: the two pages were written side
    by side, and only their times can be compared), `strings` how many there are and `translated` how many of them have
    a translation. `written` is when the words that readers see were put together from those texts.
    """

    source_published: datetime
    source_read: datetime | None = None
    strings: int = 0
    translated: int = 0
    begun: datetime | None = None
    has_page: bool = False
    published: datetime | None = None
    written: datetime | None = None


@dataclass(frozen=True)
class Freshness:
    """The state of a translation, since when it holds, and how many texts wait for a translator."""

    state: State
    since: datetime
    waiting: int


def freshness(facts: Facts) -> Freshness:
    """The state of a translation. It is outdated from the moment its source is published, before anything was read."""
    state = state_of(facts)
    return Freshness(state, since(facts, state), facts.strings - facts.translated)


def state_of(facts: Facts) -> State:
    """One of the four states."""
    if not facts.has_page:
        return State.MISSING
    if facts.published is None:
        return State.IN_PROGRESS
    return State.OUTDATED if is_behind(facts, facts.published) else State.DONE


def is_behind(facts: Facts, published: datetime) -> bool:
    """Whether what readers see may say less, more or something else than the source."""
    if facts.source_read is None:
        return published < facts.source_published
    unread = facts.source_read < facts.source_published
    return unread or facts.translated < facts.strings or (facts.written or published) < facts.source_read


def since(facts: Facts, state: State) -> datetime:
    """When the state began, as far as it is known."""
    if state is State.DONE:
        return facts.written or facts.published or facts.source_published
    if state is State.IN_PROGRESS:
        return facts.begun or facts.source_published
    return facts.source_published
