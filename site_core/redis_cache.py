"""The shared cache in Redis, without which the site goes on.

Django's own backend raises where Redis does not answer, and waits for one that is stuck. Here one call at most waits
0.2 s; then a circuit opens for some seconds, in which this process keeps things for itself, and closes by itself.
What was written meanwhile is deleted in Redis afterwards, for there it is out of date.
"""

import inspect
import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

OPEN_SECONDS = 10
WAIT_SECONDS = 0.2
MOST_MISSED = 10_000  # keys to delete afterwards; where there are more, everything goes
WRITES, WRITES_OF_MANY = {"add", "set", "touch", "delete", "incr"}, {"set_many", "delete_many"}
logger = logging.getLogger(__name__)
METHODS = (*sorted(WRITES | WRITES_OF_MANY), "get", "get_many", "has_key", "clear")


class Circuit:
    """Open while Redis is believed to be away; one for each server, in each process."""

    def __init__(self) -> None:
        self.opened_at = 0.0
        self.missed: set[str] = set()  # keys as Redis has them: several caches may share one server
        self.said = False  # that it is away; the log hears of it once

    def is_open(self) -> bool:
        return bool(self.opened_at) and time.monotonic() - self.opened_at < OPEN_SECONDS

    def open(self) -> None:
        self.opened_at = time.monotonic()

    def say(self, away: bool, words: str) -> None:
        """Writes into the log when it goes and when it comes back."""
        if self.said is not away:
            self.said = away
            logger.warning(words)

    def must_catch_up(self) -> bool:
        """It was open and its time is over."""
        return bool(self.opened_at) and not self.is_open()


_circuits: dict[str, Circuit] = {}


class TolerantRedisCache(RedisCache):
    """Django's backend; a call that Redis does not answer is answered by the memory of this process."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        options = {"socket_timeout": WAIT_SECONDS, "socket_connect_timeout": WAIT_SECONDS, "retry": no_retry()}
        super().__init__(server, {**params, "OPTIONS": {**options, **params.get("OPTIONS", {})}})
        self.local = LocMemCache(f"instead of {server}", {**params, "OPTIONS": {"MAX_ENTRIES": 1000}})
        self.circuit = _circuits.setdefault(str(server), Circuit())

    def answers(self) -> bool:
        """Whether Redis itself answers now, whatever the circuit believes; waits as shortly as any call."""
        try:
            return bool(self._cache.get_client().ping())
        except RedisError:
            return False

    def ask(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """The answer of Redis, or of this process while the circuit is open."""
        if not self.circuit.is_open():
            try:
                self.catch_up()
                answer = getattr(super(), name)(*args, **kwargs)
                self.circuit.say(False, "Redis answers again.")
                return answer
            except RedisError as error:
                self.circuit.say(True, f"Redis gave no answer ({type(error).__name__}): this process keeps for itself.")
                if not self.circuit.opened_at:
                    self.local.clear()  # of the time before
                self.circuit.open()
        return self.instead(name, *args, **kwargs)

    def instead(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """The same from this process, and a note of what will be out of date in Redis."""
        if name in WRITES | WRITES_OF_MANY:
            self.circuit.missed.update(self.keys_of(name, *args, **kwargs))
        return getattr(self.local, name)(*args, **kwargs)

    def keys_of(self, name: str, *args: Any, **kwargs: Any) -> set[str]:
        """What a call writes to, as Redis has it."""
        given = inspect.signature(getattr(RedisCache, name)).bind(self, *args, **kwargs).arguments
        keys = [given["key"]] if name in WRITES else given["data" if name == "set_many" else "keys"]
        return {self.make_and_validate_key(key, version=given.get("version")) for key in keys}

    def catch_up(self) -> None:
        """The first call after the time of the circuit: deletes in Redis what changed meanwhile, then closes it."""
        if not self.circuit.must_catch_up():
            return
        missed = set(self.circuit.missed)
        if len(missed) > MOST_MISSED:
            super().clear()
        elif missed:
            self._cache.delete_many(missed)
        self.circuit.missed -= missed
        self.circuit.opened_at = 0.0


def no_retry() -> Retry:
    return Retry(NoBackoff(), 0)


def asking(name: str) -> Callable[..., Any]:
    """The method of that name, through `ask`."""

    def method(self: TolerantRedisCache, *args: Any, **kwargs: Any) -> Any:
        return self.ask(name, *args, **kwargs)

    method.__name__ = name
    return method


for _name in METHODS:
    setattr(TolerantRedisCache, _name, asking(_name))
