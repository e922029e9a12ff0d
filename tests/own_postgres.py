"""A real PostgreSQL of a test alone, which it may stop and kill; that of all tests is left alone."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests import postgres_server
from tests.database_snapshot import ROOT


class Postgres:
    """A server in a folder. It keeps what it has confirmed, also when it is killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "deploy" / "dev", folder / "deploy" / "dev")
        self.start()

    def do(self, word: str) -> str:
        command = ["bash", self.folder / "deploy" / "dev" / "services.sh", word, "postgres"]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout

    def start(self) -> None:
        self.url = re.search(r"TEST_POSTGRES_URL=(\S+)", self.do("start"))[1]

    def stop(self) -> None:
        """As an administrator does: whoever is connected is thrown out."""
        self.do("stop")

    def kill(self) -> None:
        """As a machine does that has no memory left."""
        os.kill(self.number(), signal.SIGKILL)

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Connections stay and nobody answers, as from a machine that has vanished."""
        others = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        processes = [self.number(), *(row[0] for row in postgres_server.run(self.url, others))]
        for process in processes:  # the server first, so that it makes no process more meanwhile
            os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in processes:
                os.kill(process, signal.SIGCONT)

    def number(self) -> int:
        """Of the process that all others belong to."""
        return int((self.folder / "var" / "postgres" / "data" / "postmaster.pid").read_text().split()[0])

    def filled(self, template: str) -> str:
        """The address of a database like that at another address."""
        postgres_server.run(self.url, "CREATE DATABASE site")
        postgres_server.run(self.url, "ALTER DATABASE site SET synchronous_commit = on")
        address = self.url.rpartition("/")[0] + "/site"
        with subprocess.Popen(["pg_dump", f"--dbname={template}"], stdout=subprocess.PIPE) as dump:
            command = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={address}"]
            subprocess.run(command, stdin=dump.stdout, stdout=subprocess.DEVNULL, check=True)
        assert dump.returncode == 0
        return address


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Postgres]:
    """A server for as long as the test needs it."""
    server = Postgres(folder)
    try:
        yield server
    finally:
        server.do("clean")
