"""Stores the databases of this release: `python -m tests.releases.make`, with PostgreSQL (deploy/dev/services.sh).

Both are seeded as a new site is, and a made-up municipality gets a result in each. Nobody's data are in them: the
password of the administrator is taken out, and the guests of the example workshops are made up.
"""

import contextlib
import json
import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import django

from tests import postgres_server
from tests.conftest import new_database
from tests.database_snapshot import ROOT, copy
from tests.releases import stored
from tests.served_site import seeded_file, seeded_template, served

CLEAN = (
    "UPDATE auth_user SET password = '!', email = ''",
    "DELETE FROM django_session",
    "UPDATE advisor_needsprofile SET expires_on = '2999-12-31'",
)


def result_in(database: str, folder: Path) -> dict[str, object]:
    """Lets a visitor fill in the questionnaire; what the result shows, and where."""
    with served(database, folder / "log", SECRET_KEY=stored.SECRET) as site:
        command = [sys.executable, ".ci/visitor.py", site]
        visit = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        path = visit.stdout.strip().removeprefix(site)
        return {"path": path, "meaning": stored.meaning_of(site, path)}


def pack(content: bytes, file: Path) -> None:
    file.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
    sys.stdout.write(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes\n")


def of_sqlite(folder: Path, target: Path) -> dict[str, object]:
    copy(seeded_file(), site := folder / "site.sqlite3")
    shown = result_in(f"sqlite:///{site}", folder)
    with contextlib.closing(sqlite3.connect(site, isolation_level=None)) as door:
        for statement in (*CLEAN, f"VACUUM INTO '{folder / 'whole.sqlite3'}'"):
            door.execute(statement)
    pack((folder / "whole.sqlite3").read_bytes(), target)
    return shown


def of_postgres(folder: Path, target: Path) -> dict[str, object]:
    with new_database(template=seeded_template().rpartition("/")[2]) as database:
        shown = result_in(database, folder)
        for statement in CLEAN:
            postgres_server.run(database, statement)
        command = ["pg_dump", "--format=plain", "--no-owner", "--no-privileges", f"--dbname={database}"]
        text = subprocess.run(command, capture_output=True, check=True).stdout
    pack(b"\n".join(line for line in text.split(b"\n") if not of_newer_psql(line)), target)
    return shown


def of_newer_psql(line: bytes) -> bool:
    """What an older psql does not know, and does not need."""
    return line.startswith((b"\\restrict", b"\\unrestrict", b"SET transaction_timeout"))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.test")
    django.setup()
    release = stored.FOLDER / datetime.now(UTC).date().isoformat()
    release.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        shown = {
            "sqlite": of_sqlite(Path(one), release / stored.SQLITE),
            "postgres": of_postgres(Path(other), release / stored.POSTGRES),
        }
    (release / stored.SHOWN).write_text(json.dumps(shown, indent=1) + "\n")


if __name__ == "__main__":
    main()
