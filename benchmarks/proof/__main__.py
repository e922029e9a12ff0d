"""The site under mixed load: python -m benchmarks.proof [--minutes 10] [--readers 4] [--pause 0.1]

gunicorn with two processes as in production (`deploy/gunicorn.conf.py`) on PostgreSQL, on this machine alone; with
Redis where TEST_REDIS_URL names one, else without a page cache. Processes are not replaced meanwhile, so that nothing
hides growth. Lists, tool pages, searches, registrations and whole questionnaires at once. Exits with 1 when an answer
is an error, the log holds one, or a process grew: the median of the last third of its samples more than 5 % above that
of the middle third. The load and the server share the processors. Not part of `.ci/run`.
"""

import argparse
import json
import os
import secrets
import socket
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.proof.load import WORKSHOP, Clock, visits
from benchmarks.proof.memory import MOST_GROWTH, Watch, grew, thirds
from tests.conftest import new_database
from tests.database_snapshot import ROOT
from tests.deployment.releases import Release
from tests.workshops.registering.crowd import PLANT

SEATS, BOUNDLESS = 1_000_000, "1000000000"


def main() -> int:
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--minutes", type=float, default=10)
    wishes.add_argument("--readers", type=int, default=4)
    wishes.add_argument("--pause", type=float, default=0.1)
    wish = wishes.parse_args()
    if "TEST_POSTGRES_URL" not in os.environ:
        print('proof: no PostgreSQL; eval "$(deploy/dev/services.sh start)"')
        return 1
    with tempfile.TemporaryDirectory() as folder, new_database() as database:
        return proof(release(database, Path(folder)), wish)


def release(database: str, folder: Path) -> Release:
    """The site as in production, with limits that this load does not reach."""
    environment = {
        "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.production_settings", "TEST_FOLDER": str(folder),
        "SECRET_KEY": secrets.token_urlsafe(50), "ALLOWED_HOSTS": "127.0.0.1", "BASE_URL": "https://127.0.0.1",
        "SSL_REDIRECT": "false", "NEW_PROFILES_AN_HOUR": BOUNDLESS, "REGISTRATIONS_AN_HOUR": BOUNDLESS,
    }  # fmt: skip
    site = Release(ROOT, environment, folder / "gunicorn.log")
    if redis := os.environ.get("TEST_REDIS_URL"):
        site.surroundings["REDIS_URL"] = redis
    return site


def proof(site: Release, wish: argparse.Namespace) -> int:
    print(f"setting up; then {wish.minutes:g} minutes, {wish.readers} visitors at a time", flush=True)
    site.manage("setup")
    site.manage("shell", "--no-imports", "-c", PLANT.format(key=WORKSHOP, seats=SEATS))
    clock = Clock()
    with (
        socket.create_server(("127.0.0.1", 0), backlog=128) as door,
        site.serving(door, "--max-requests", "0") as arbiter,
        Watch(arbiter.pid) as watch,
    ):
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        visits(address, clock, readers=wish.readers, seconds=wish.minutes * 60, pause=wish.pause)
    say_times(clock, wish.minutes * 60)
    return int(any([say_faults(clock, site.log.read_text()), say_memory(watch)]))


def say_times(clock: Clock, seconds: float) -> None:
    """Seconds of answers by kind."""
    print(f"{'kind':<14} {'answers':>8} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8}")
    for kind, each in sorted(clock.seconds.items()):
        p95 = statistics.quantiles(each, n=20)[18] if len(each) > 1 else each[0]
        figures = " ".join(f"{figure * 1e3:>8.0f}" for figure in (statistics.median(each), p95, max(each)))
        print(f"{kind:<14} {len(each):>8} {figures}")
    print(f"{sum(map(len, clock.seconds.values())) / seconds:.1f} answers a second")


def say_faults(clock: Clock, log: str) -> bool:
    """Whether anything went wrong: what visitors saw, and what the server wrote at error or above."""
    records = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    wrong = [record["message"] for record in records if record.get("level") in {"error", "critical"}]
    for words, count in [*clock.faults.items(), *((message, 1) for message in wrong[:5])]:
        print(f"FAULT {words} ({count})")
    print(f"faults seen by visitors: {clock.faults.total()}, in the log: {len(wrong)}")
    return bool(clock.faults or wrong)


def say_memory(watch: Watch) -> bool:
    """Whether a process grew, or another one took its place."""
    for pid, sizes in watch.seen.items():
        first, middle, last = thirds(sizes)
        word = "GREW" if grew(sizes) else "flat"
        medians = ", ".join(f"{size:.0f}" for size in (first, middle, last))
        print(f"process {pid}: {medians} MB (medians of thirds), most {max(sizes):.0f}: {word}")
    print(f"flat: the last third at most {MOST_GROWTH:.0%} above the middle one")
    return len(watch.seen) != 2 or any(map(grew, watch.seen.values()))


if __name__ == "__main__":
    sys.exit(main())
