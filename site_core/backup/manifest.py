"""What a backup says about itself: kind and migrations of its database, counts of rows, sums of its files."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from site_core.backup.sealing import Unreadable, ensure

DATABASE, MEDIA, MANIFEST = "database.age", "media.tar.age", "manifest.json"
REFUSED = (
    "The backup was made by a newer release: this code does not know {}. "
    "Restore it with the code of the release that made it, or with a newer one."
)


def write(backup: Path, counts: dict[str, int]) -> None:
    """The last file of a backup, when the others are whole."""
    about = {"database": connection.vendor, "migrations": newest(), "counts": counts, "sha256": sums(backup)}
    (backup / MANIFEST).write_text(json.dumps(about, indent=1), encoding="utf-8")


def read(backup: Path) -> dict[str, Any]:
    """What must be in the backup; raises Unreadable where it cannot be restored here."""
    try:
        about = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
        whole = about["sha256"] == sums(backup) and bool(about["counts"])
    except (FileNotFoundError, NotADirectoryError) as missing:
        raise Unreadable(f"{backup} is no whole backup: {missing.filename} is missing.") from None
    except (ValueError, LookupError, TypeError):
        raise Unreadable(f"{backup / MANIFEST} is damaged.") from None
    ensure(whole, "The files of the backup are not those that were written.")
    ensure(about["database"] == connection.vendor, f"The backup is one of {about['database']}, the database is not.")
    ensure(not (newer := unknown(about.get("migrations", {}))), REFUSED.format(", ".join(newer)))
    return dict(about)


def sums(backup: Path) -> dict[str, str]:
    """What each file must look like."""
    return {name: sum_of(backup / name) for name in (DATABASE, MEDIA)}


def sum_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def newest() -> dict[str, str]:
    """The newest migration of each app that the database has, by its number; of apps that this code has."""
    apps = MigrationLoader(None).migrated_apps
    return {app: name for app, name in sorted(MigrationRecorder(connection).applied_migrations()) if app in apps}


def unknown(migrations: dict[str, str]) -> list[str]:
    """Those that this code does not have, also not as a part of a squashed one."""
    known = MigrationLoader(None).disk_migrations
    squashed = {old for migration in known.values() for old in migration.replaces}
    return [f"{app}.{name}" for app, name in migrations.items() if (app, name) not in {*known, *squashed}]
