"""A PgBouncer of a test alone, in transaction mode, before the PostgreSQL of the tests."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import psycopg2

from tests import postgres_server
from tests.served_site import free_port

PROGRAM = shutil.which("pgbouncer", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
SETTINGS = """
[databases]
* = host={HOST} port={PORT} user={USER}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {connections}
"""


@contextlib.contextmanager
def pooled(database: str, connections: int) -> Iterator[str]:
    """The address of the same database through a pooler that has so many connections to it."""
    parts, port = dj_database_url.parse(database), free_port()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        settings = Path(folder) / "pgbouncer.ini"
        settings.write_text(SETTINGS.format(**parts, port=port, connections=connections))
        user = ["-u", "nobody"] if os.getuid() == 0 else []
        process = subprocess.Popen([PROGRAM, "-q", *user, settings])
        try:
            address = f"postgres://{parts['USER']}@127.0.0.1:{port}/{parts['NAME']}"
            wait_for(address, process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 20
    while True:
        try:
            postgres_server.run(address, "SELECT 1")
            return
        except psycopg2.OperationalError:
            assert process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.1)
