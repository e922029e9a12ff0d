"""Two releases of the site on one database: this one, and that before the newest migration, from the history."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.database_snapshot import ROOT
from tests.served_site import wait_for

NEWEST_MIGRATION = ("git", "log", "-1", "--format=%H", "--diff-filter=A", "--", "*/migrations/[0-9]*.py")
GUNICORN = ("-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "site_core.wsgi")
# What systemd does: the third file of the process is a socket that listens already.
HANDED_OVER = 'export LISTEN_PID=$$ LISTEN_FDS=1; exec "$@" 3<&"$DOOR"'


def told(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def release_before() -> str:
    """The commit to update from: OLD_RELEASE, or the one before the newest migration came."""
    return os.environ.get("OLD_RELEASE") or told("git", "rev-parse", told(*NEWEST_MIGRATION) + "^")


def code_of(commit: str, folder: Path) -> Path:
    """The files of a commit, with the styles of this one: what it looks like is not the question here."""
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
    shutil.copytree(ROOT / "static" / "build", folder / "static" / "build", dirs_exist_ok=True)
    return folder


@dataclass
class Release:
    """Code in a folder, as it runs in production."""

    code: Path
    environment: dict[str, str]
    log: Path
    surroundings: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        ours = {name: value for name, value in os.environ.items() if name not in {"WEB_CONCURRENCY", "REDIS_URL"}}
        self.surroundings = {**ours, **self.environment}

    def manage(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=self.code, env=self.surroundings, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{self.code}: manage.py {' '.join(words)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    @contextlib.contextmanager
    def serving(self, door: socket.socket, *wishes: str):
        """gunicorn answers at a socket that somebody else holds, as systemd does; told to end, it ends well."""
        with self.log.open("a") as output:
            process = subprocess.Popen(
                ["bash", "-c", HANDED_OVER, "bash", sys.executable, *GUNICORN, *wishes],
                cwd=self.code, env={**self.surroundings, "DOOR": str(door.fileno())}, pass_fds=[door.fileno()],
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            wait_for(f"http://127.0.0.1:{door.getsockname()[1]}/healthz", process, self.log)
            yield process
        finally:
            process.terminate()
            assert process.wait(timeout=60) == 0, self.log.read_text()
