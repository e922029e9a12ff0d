"""The migrated test database: made once, kept in `var/test-snapshots/` until a migration or a package changes.

All migrations take over ten seconds; a copy of their result takes a few milliseconds (SQLite) or a third of a second
(PostgreSQL). `tests/test_migrations.py` runs the real ones and compares, so that a stale snapshot can't hide.
"""

import contextlib
import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path
from urllib.parse import quote

import psycopg2
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "test-snapshots"
APPS = sorted(file.parent.name for file in ROOT.glob("*/apps.py"))
KEPT = 3  # snapshots of each kind; older ones are removed


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """A short hash of the content of files and of words."""
    total = hashlib.sha256("\n".join(words).encode())
    for file in sorted(files):
        total.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return total.hexdigest()[:16]


def migrations_key() -> str:
    """What the migrated database depends on: our migrations, the apps and the version of every package."""
    files = [file for app in APPS for file in (ROOT / app / "migrations").glob("*.py")]
    packages = sorted({f"{package.name}=={package.version}" for package in distributions()})
    return fingerprint(files, *settings.INSTALLED_APPS, *packages)


def surroundings(*, database: str, **environment: str) -> dict[str, str]:
    """The environment of another process on a database given by its address."""
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "site_core.settings.test", "DATABASE_URL": database, **environment}


def manage(*words: str, database: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `manage.py` as another process on a database given by its address; a failure shows what it printed."""
    around = surroundings(database=database, **environment)
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=around, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"manage.py {' '.join(words)}\n{done.stdout}\n{done.stderr}"
    return done


@contextlib.contextmanager
def alone(kind: str) -> Iterator[None]:
    """Only one process at a time makes a snapshot of a kind; the others wait and then find it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copy(source: Path, target: Path) -> None:
    """A whole copy of an SQLite file, also of what is still in its log."""
    with contextlib.closing(sqlite3.connect(source)) as old, contextlib.closing(sqlite3.connect(target)) as new:
        old.backup(new)


def kept(kind: str, key: str, make: Callable[[Path], object]) -> Path:
    """The snapshot with this key; made now by `make(file)` if there is none. Older ones of its kind are removed."""
    file = FOLDER / f"{kind}-{key}.sqlite3"
    with alone(kind):
        if not file.exists():
            with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
                make(draft := Path(folder) / "draft.sqlite3")
                copy(draft, whole := Path(folder) / "whole.sqlite3")
                whole.rename(file)
            for old in sorted(FOLDER.glob(f"{kind}-*.sqlite3"), key=lambda other: other.stat().st_mtime)[:-KEPT]:
                old.unlink(missing_ok=True)
    return file


def migrate(database: str) -> None:
    """All migrations on a database given by its address."""
    manage("migrate", "--skip-checks", "--verbosity=0", database=database)


def migrated_file() -> Path:
    """An SQLite file after all migrations."""
    return kept("migrated", migrations_key(), lambda file: migrate(f"sqlite:///{file}"))


class InMemory:
    """The test database of SQLite: in memory, filled from the snapshot."""

    def __init__(self) -> None:
        self.file = migrated_file()

    def create(self) -> None:
        name = connection.creation._get_test_db_name()
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
        connection.ensure_connection()
        self.restore()

    def restore(self) -> None:
        """Back to the migrated state, as after a test that has flushed the tables."""
        with contextlib.closing(sqlite3.connect(self.file)) as source:
            source.backup(connection.connection)

    def destroy(self) -> None:
        connection.connection.close()


class OnServer:
    """The test database of PostgreSQL: a copy of a template database."""

    def __init__(self) -> None:
        self.server = dict(connection.settings_dict)
        self.template = f"snapshot_{migrations_key()}"
        self.name = connection.creation._get_test_db_name()

    def run(self, *statements: str) -> list[tuple[str, ...]]:
        """Run statements outside a transaction in the database that the settings named at the start."""
        door = psycopg2.connect(
            dbname=self.server["NAME"], user=self.server["USER"], password=self.server["PASSWORD"] or None,
            host=self.server["HOST"], port=self.server["PORT"] or None,
        )  # fmt: skip
        door.autocommit = True
        with contextlib.closing(door), door.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def address(self, name: str) -> str:
        """The address of a database on the same server."""
        user, password, host, port = (quote(str(self.server[k]), safe="") for k in ("USER", "PASSWORD", "HOST", "PORT"))
        return f"postgres://{user}{':' if password else ''}{password}@{host}{':' if port else ''}{port}/{name}"

    def create(self) -> None:
        with alone("postgres"):
            if not self.run(f"SELECT 1 FROM pg_database WHERE datname = '{self.template}' AND datistemplate"):
                self.run(f"DROP DATABASE IF EXISTS {self.template}", f"CREATE DATABASE {self.template}")
                migrate(self.address(self.template))
                self.run(f"ALTER DATABASE {self.template} IS_TEMPLATE true")
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = self.name
        self.restore()

    def restore(self) -> None:
        connection.close()
        self.destroy()
        self.run(f"CREATE DATABASE {self.name} TEMPLATE {self.template}")

    def destroy(self) -> None:
        self.run(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")


def test_database() -> InMemory | OnServer:
    """The test database that suits the engine of the settings."""
    return InMemory() if connection.vendor == "sqlite" else OnServer()


test_database.__test__ = False  # not a test, whatever its name says
