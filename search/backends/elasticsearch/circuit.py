"""Whether the search server is asked at all. After a fault nobody asks it for 30 seconds; then one caller tries.

A fault counts for all processes that share the cache. Where they share none, each has its own; and a process goes by
its own clock first, so that it need not ask a cache that may be away too (the caches of the site never raise).
"""

from __future__ import annotations

import hashlib
import time
from enum import Enum

from django.core.cache import cache

OPEN_SECONDS = 30
TRY_SECONDS = 5  # a caller that has not come back by then is lost, another may try
SUSPECT_SECONDS = 24 * 3600


class State(Enum):
    CLOSED = "closed"  # asked as usual
    OPEN = "open"  # not asked
    SUSPECT = "suspect"  # a fault is some time ago, and it has not answered since


class Circuit:
    """Of one server."""

    def __init__(self, server: str) -> None:
        word = hashlib.sha256(server.encode()).hexdigest()[:12]
        self.open_key, self.suspect_key, self.try_key = (f"search:{word}:{what}" for what in ("open", "suspect", "try"))
        self.failed_at: float | None = None

    def state(self) -> State:
        """How it stands; one call of the cache at most."""
        if self.failed_at is not None and time.monotonic() - self.failed_at < OPEN_SECONDS:
            return State.OPEN
        shared = cache.get_many([self.open_key, self.suspect_key])
        if self.open_key in shared:
            return State.OPEN
        return State.SUSPECT if shared or self.failed_at is not None else State.CLOSED

    def may_try(self) -> bool:
        """Of those that come while it is suspect, one may ask the server."""
        return bool(cache.add(self.try_key, True, TRY_SECONDS))

    def failed(self) -> None:
        """The server did not answer as it should."""
        self.failed_at = time.monotonic()
        cache.set(self.suspect_key, True, SUSPECT_SECONDS)
        cache.set(self.open_key, True, OPEN_SECONDS)
        cache.delete(self.try_key)

    def closed(self) -> None:
        """The server has answered."""
        self.failed_at = None
        cache.delete_many([self.open_key, self.suspect_key, self.try_key])


_circuits: dict[str, Circuit] = {}


def circuit_of(server: str) -> Circuit:
    """The circuit of a server in this process."""
    return _circuits.setdefault(server, Circuit(server))
