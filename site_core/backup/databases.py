"""How each kind of database is written into a stream, with its counts of the same moment, and read from one."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection, transaction

from site_core.backup.sealing import ensure, started

type Counts = dict[str, int]
AS_SQL = ("pg_restore", "--no-owner", "--no-privileges", "--file=-")
ALL_OR_NOTHING = (
    "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--output=/dev/null", "--file=-"
)  # fmt: skip
HEAD = 4096  # bytes
NEWER = b"SET transaction_timeout = 0;\n"  # pg_restore 17 begins with it, whatever the server; 16 does not know it
POOLER = (
    "A pooler stands before the database. For this command name the server itself: DATABASE_URL, DATABASE_POOLER=false."
)
SHADOWS = ("_config", "_content", "_data", "_docsize", "_idx")  # how SQLite stores the index of a search


def write(stream: IO[bytes]) -> Counts:
    """The whole database as of one moment."""
    return write_postgres(stream) if connection.vendor == "postgresql" else write_sqlite(stream)


def read(stream: IO[bytes]) -> None:
    """Fills the database, which must be empty."""
    ensure(not tables(), "The database is not empty. Name a new one by DATABASE_URL.")
    read_postgres(stream) if connection.vendor == "postgresql" else read_sqlite(stream)


def tables() -> list[str]:
    """The tables of the database, without the inner ones of a search index."""
    names = connection.introspection.table_names()
    return sorted(name for name in names if not name.endswith(SHADOWS))


def counted(names: Iterable[str], ask: Callable[[str], int]) -> Counts:
    return {name: ask(f'SELECT COUNT(*) FROM "{name}"') for name in names}


def counts_now() -> Counts:
    """How many rows each table has."""
    with connection.cursor() as cursor:

        def ask(query: str) -> int:
            cursor.execute(query)
            return int(cursor.fetchone()[0])

        return counted(tables(), ask)


def write_sqlite(stream: IO[bytes]) -> Counts:
    """A copy is made beside the database, so that nobody who writes has to wait, and read into the stream."""
    with tempfile.TemporaryDirectory(dir=settings.VAR) as folder:
        copy = Path(folder) / "copy.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        with copy.open("rb") as source:
            shutil.copyfileobj(source, stream)
        inside = sqlite3.connect(copy)
        try:
            return counted(tables(), lambda query: int(inside.execute(query).fetchone()[0]))
        finally:
            inside.close()


def read_sqlite(stream: IO[bytes]) -> None:
    file = Path(connection.settings_dict["NAME"])
    connection.close()
    for leftover in (file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm")):
        leftover.unlink(missing_ok=True)
    with file.open("wb") as target:
        shutil.copyfileobj(stream, target)


def write_postgres(stream: IO[bytes]) -> Counts:
    """pg_dump and the counts look at the same snapshot. Through a pooler it would leave its settings to others."""
    ensure(not settings.DATABASE_POOLER, POOLER)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        [snapshot] = cursor.fetchone()
        command = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        with started(command, stdout=subprocess.PIPE, env=surroundings()) as process:
            assert process.stdout
            shutil.copyfileobj(process.stdout, stream)
        ensure(process.returncode == 0, "pg_dump failed, see above.")
        return counts_now()


def read_postgres(stream: IO[bytes]) -> None:
    """By way of SQL, so that the programs may be newer than the server."""
    ensure(not settings.DATABASE_POOLER, POOLER)
    script = started([*AS_SQL], stdin=stream, stdout=subprocess.PIPE)
    filling = started([*ALL_OR_NOTHING], stdin=subprocess.PIPE, env=surroundings())
    assert script.stdout
    assert filling.stdin
    with contextlib.suppress(BrokenPipeError), script.stdout:  # it has ended and said why
        filling.stdin.write(script.stdout.read(HEAD).replace(NEWER, b"", 1))
        shutil.copyfileobj(script.stdout, filling.stdin)
    whole = script.wait() == 0
    if not whole:
        filling.kill()  # before its input ends, which would make it keep what has come
    with contextlib.suppress(BrokenPipeError):
        filling.stdin.close()
    ensure(filling.wait() == 0 and whole, "The database could not be filled, see above.")


def surroundings() -> dict[str, str]:
    """Where the database is, for the programs of PostgreSQL; a password in a command could be seen by everybody."""
    given: dict[str, Any] = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    return {**os.environ, **{name: str(given[key]) for name, key in names.items() if given.get(key)}}
