"""Fifty people register at the same moment: what each of them waits, and what it costs beside one after another.

    python benchmarks/registrations_at_once.py

A gunicorn of three processes with four threads each, on PostgreSQL (the server of `deploy/dev/services.sh`; without
TEST_POSTGRES_URL there is nothing to measure). In each round fifty people register one after another at one workshop
and fifty at once at another; the ratio is the time until the last one has an answer. Seats are given one by one, so
fifty at once cannot be faster than the work of the database, but they must not be slower either. Exits with 1 when the
goal is missed, an answer is an error, or a seat was given twice.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.at_once import together
from tests.conftest import new_database
from tests.database_snapshot import manage
from tests.served_site import SETTINGS, served_by_processes
from tests.workshops.registering.crowd import people, plant, post, states

ROUNDS, PEOPLE, SEATS, PROCESSES = 3, 50, 7, 3
GOAL = 1.5  # times the fifty one after another
FOUND = 302


def main() -> int:
    if "TEST_POSTGRES_URL" not in os.environ:
        print('registrations_at_once: no server; eval "$(deploy/dev/services.sh start)"')
        return 0
    with new_database() as database, tempfile.TemporaryDirectory() as folder:
        manage("setup", database=database, DJANGO_SETTINGS_MODULE=SETTINGS)
        with served_by_processes(database, Path(folder) / "log", processes=PROCESSES) as address:
            results = [one_round(address, database, number) for number in range(ROUNDS)]
    ratio = statistics.median(at_once / in_turn for in_turn, at_once, _waits in results)
    waits = sorted(wait for *_times, each in results for wait in each)
    print(f"{PEOPLE} people one after another {statistics.median(one for one, *_rest in results):.2f} s")
    print(f"{PEOPLE} at once: median {statistics.median(waits):.2f} s, longest {waits[-1]:.2f} s")
    print(f"ratio {ratio:.2f}, goal {GOAL}: {'met' if ratio <= GOAL else 'MISSED'}")
    return int(ratio > GOAL)


def one_round(address: str, database: str, number: int) -> tuple[float, float, list[float]]:
    """Seconds for all in turn, for all at once, and for each of these."""
    in_turn, at_once = crowd(address, database, f"turn-{number}"), crowd(address, database, f"once-{number}")
    began = time.perf_counter()
    assert [send() for send in in_turn] == [FOUND] * PEOPLE
    middle = time.perf_counter()
    waits: list[float] = []
    assert together(*(timed(send, waits) for send in at_once)) == [FOUND] * PEOPLE
    total = time.perf_counter() - middle
    for key in (f"turn-{number}", f"once-{number}"):
        found = states(database, key)
        assert found == {"confirmed": SEATS, "waiting": PEOPLE - SEATS}, found
    return middle - began, total, waits


def crowd(address: str, database: str, key: str) -> list[Callable[[], int]]:
    """Registrations of as many people as are needed, to be sent."""
    plant(database, key, SEATS)
    return [partial(post, address, key, person) for person in people(address, key, PEOPLE)]


def timed(send: Callable[[], int], waits: list[float]) -> Callable[[], int]:
    """The same, and notes how long it took."""

    def sending() -> int:
        began = time.perf_counter()
        status = send()
        waits.append(time.perf_counter() - began)
        return status

    return sending


if __name__ == "__main__":
    sys.exit(main())
