"""The site as its users get it: a seeded database and the real `serve` command in a process of its own."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.database_snapshot import APPS, ROOT, alone, copy, fingerprint, kept, manage, migrated_file, migrations_key
from tests.postgres_server import run

SETTINGS = "tests.e2e.settings"
START = 120  # seconds until the site must answer; the first start collects the static files
# what the seed is made of and by
CONTENT = ("*.yaml", "*.json", "*.md", "*.png", "*.jpg", "*seed*.py", "*import*.py", "search_entries.py")


def seed(file: Path) -> None:
    """Makes an SQLite file with the migrated database, the catalogue and the pages, as `make setup` does."""
    copy(migrated_file(), file)
    manage("setup", database=f"sqlite:///{file}", DJANGO_SETTINGS_MODULE=SETTINGS)


def seed_key() -> str:
    """What a seeded database depends on."""
    files = {file for app in APPS for kind in CONTENT for file in (ROOT / app).rglob(kind)}
    return fingerprint(files, migrations_key())


def seeded_file() -> Path:
    """A seeded SQLite file, kept until its content changes; `serve` brings it up to date with any other change."""
    return kept("seeded", seed_key(), seed)


def seeded_template() -> str:
    """The address of the same on the PostgreSQL server of the tests; only to be copied."""
    server, name = os.environ["TEST_POSTGRES_URL"], f"seeded_{seed_key()}"
    address = server.rpartition("/")[0] + f"/{name}"
    with alone("seeded-postgres"):
        kept_ones = [row[0] for row in run(server, "SELECT datname FROM pg_database WHERE datname LIKE 'seeded_%'")]
        if name not in kept_ones:
            for old in kept_ones:
                run(server, f"DROP DATABASE {old} WITH (FORCE)")
            run(server, f"DROP DATABASE IF EXISTS draft_{name} WITH (FORCE)")
            run(server, f"CREATE DATABASE draft_{name}")
            manage("setup", database=server.rpartition("/")[0] + f"/draft_{name}", DJANGO_SETTINGS_MODULE=SETTINGS)
            run(server, f"ALTER DATABASE draft_{name} RENAME TO {name}")
    return address


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def served(database: str, log: Path, **wishes: str) -> contextlib.AbstractContextManager[str]:
    """The address of the site, served from a database given by its address; what it prints goes to `log`.

    `wishes`: more of its environment.
    """
    port = free_port()
    return running(["manage.py", "serve", "--port", str(port)], port, database, log, **wishes)


def served_by_processes(
    database: str, log: Path, *, processes: int, **wishes: str
) -> contextlib.AbstractContextManager[str]:
    """The address of the site at a gunicorn of several processes with threads, as in production."""
    collect_files()
    port = free_port()
    command = ["-m", "gunicorn", "site_core.wsgi", "--no-control-socket", "--bind", f"127.0.0.1:{port}"]
    return running([*command, "--workers", str(processes), "--threads", "4"], port, database, log, **wishes)


@cache
def collect_files() -> None:
    """The static files are where pages look for them; `serve` sees to that itself, gunicorn does not."""
    with alone("static-files"):
        words = ("collectstatic", "--no-input", "--verbosity=0")
        manage(*words, database="sqlite://:memory:", DJANGO_SETTINGS_MODULE=SETTINGS)


@contextlib.contextmanager
def running(command: list[str], port: int, database: str, log: Path, **wishes: str) -> Iterator[str]:
    """The address of a server while it runs."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS, "DATABASE_URL": database, **wishes}
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Returns when the address answers; fails with what the site printed when it ends or takes too long."""
    end = time.monotonic() + START
    while not answers(address):
        assert process.poll() is None, f"The site has ended:\n{log.read_text()}"
        assert time.monotonic() < end, f"The site does not answer after {START} s:\n{log.read_text()}"
        time.sleep(0.2)
