"""How the search server is asked: by one client a process, through the circuit, and without ever waiting long."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterable
from typing import Any

from elasticsearch import ApiError, Elasticsearch, SerializationError, TransportError
from elasticsearch.helpers import BulkIndexError

from search.backends.elasticsearch.circuit import State, circuit_of

TOO_MANY_REQUESTS, MISSING = 429, 404
FAULTS = (ApiError, TransportError, BulkIndexError)  # all that its client raises
PATIENT = {"request_timeout": 30, "max_retries": 2}  # for what nobody waits for: many documents, new indexes
SAY_AGAIN = 60  # seconds
logger = logging.getLogger(__name__)
_clients: dict[tuple[int, str], Elasticsearch] = {}


class Unanswered(Exception):
    """The server was not asked, or its answer is none. `status` is that of its answer, 0 where there is none."""

    def __init__(self, status: int = 0) -> None:
        super().__init__()
        self.status = status

    @property
    def is_refusal(self) -> bool:
        """Whether the server is well, has the index and does not take this one request."""
        return not is_fault(self.status) and self.status != MISSING


def client_of(hosts: Iterable[Any], **options: Any) -> Elasticsearch:
    """The client of this process: it keeps connections, which must not be shared with a process that was forked."""
    key = os.getpid(), repr((hosts, sorted(options.items())))
    if key not in _clients:
        _clients[key] = Elasticsearch(hosts=hosts, **options)
    return _clients[key]


class Server:
    """What stands between the site and the server. `recovered` is called at the first answer after a fault."""

    def __init__(self, address: str, recovered: Callable[[], object]) -> None:
        self.circuit = circuit_of(address)
        self.recovered = recovered
        self.said_at: dict[str, float] = {}  # refusals, each a line a minute: before a set-up has made an index all are

    def ask[Answer](self, call: Callable[[], Answer]) -> Answer:
        """The answer to one call; Unanswered where the circuit is open or the server has a fault or refuses."""
        state = self.circuit.state()
        if state is State.OPEN or (state is State.SUSPECT and not self.circuit.may_try()):
            raise Unanswered
        try:
            answer = call()
        except SerializationError as fault:  # of ours: something that JSON cannot say
            raise Unanswered(status=400) from fault
        except (ApiError, TransportError) as fault:
            status = status_of(fault)
            self._note(fault, status)
            if state is State.SUSPECT and not is_fault(status):
                self._close()
            raise Unanswered(status) from fault
        if state is State.SUSPECT:
            self._close()
        return answer

    def _note(self, fault: ApiError | TransportError, status: int) -> None:
        """Its words may hold what somebody looks for, so the log gets its name only."""
        name = f"{type(fault).__name__} {status or ''}".strip()
        if is_fault(status):
            logger.warning("The search server gave no answer (%s): the database answers.", name)
            self.circuit.failed()
        elif time.monotonic() - self.said_at.get(name, -SAY_AGAIN) >= SAY_AGAIN:
            self.said_at[name] = time.monotonic()
            logger.warning("The search server refuses what it is asked (%s): the database answers.", name)

    def _close(self) -> None:
        self.circuit.closed()
        logger.warning("The search server answers again.")
        self.recovered()


def is_fault(status: int) -> bool:
    """Whether the server itself is unwell; else it does not take one request."""
    return not status or status >= 500 or status == TOO_MANY_REQUESTS


def status_of(fault: ApiError | TransportError) -> int:
    """The status of the answer; 0 where there was none."""
    return int(fault.meta.status) if isinstance(fault, ApiError) else 0
