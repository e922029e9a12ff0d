"""A backup: a folder that appears under its name only when it is whole."""

import hashlib
import json
import shutil
import tarfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from site_core.backup import databases, freshness, keeping
from site_core.backup.sealing import Unreadable, ensure, opened, sealed

DATABASE, MEDIA, MANIFEST = "database.age", "media.tar.age", "manifest.json"  # pictures are compressed already


def make(folder: Path, recipient: str, now: datetime) -> Path:
    """Writes a backup below the folder, then removes those that are too old."""
    name = now.strftime(keeping.FORM)
    unfinished = folder / f"{name}{keeping.UNFINISHED}"
    unfinished.mkdir(parents=True, mode=0o700)
    try:
        fill(unfinished, recipient)
    except Exception:
        shutil.rmtree(unfinished)  # it may have filled the disk
        raise
    whole = unfinished.rename(folder / name)
    freshness.note(now)
    for old in keeping.too_old(names_in(folder), now):
        shutil.rmtree(folder / old)
    return whole


def names_in(folder: Path) -> list[str]:
    """What lies in the folder of all backups."""
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def fill(backup: Path, recipient: str) -> None:
    """Writes the database, the pictures and what must be in them."""
    with sealed(backup / DATABASE, recipient) as stream:
        counts = databases.write(stream)
    with sealed(backup / MEDIA, recipient) as stream, tarfile.open(fileobj=stream, mode="w|") as archive:
        if settings.MEDIA_ROOT.exists():
            archive.add(settings.MEDIA_ROOT, arcname=".")
    about = {"database": connection.vendor, "counts": counts, "sha256": sums(backup)}
    (backup / MANIFEST).write_text(json.dumps(about, indent=1), encoding="utf-8")


def sums(backup: Path) -> dict[str, str]:
    """What each file must look like."""
    return {name: sum_of(backup / name) for name in (DATABASE, MEDIA)}


def sum_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def restore(backup: Path, identity: Path) -> databases.Counts:
    """Fills an empty database and an empty folder of pictures; raises Unreadable where anything is not as it was."""
    about = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
    ensure(about["sha256"] == sums(backup), "The files of the backup are not those that were written.")
    ensure(about["database"] == connection.vendor, f"The backup is one of {about['database']}, the database is not.")
    ensure(not any(settings.MEDIA_ROOT.glob("*")), f"{settings.MEDIA_ROOT} is not empty.")
    with opened(backup / DATABASE, identity) as stream:
        databases.read(stream)
    with opened(backup / MEDIA, identity) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        archive.extractall(settings.MEDIA_ROOT, filter="data")
    counts = databases.counts_now()
    if counts != about["counts"]:
        different = sorted(name for name in about["counts"] if counts.get(name) != about["counts"][name])
        raise Unreadable(f"Rows are missing in: {', '.join(different)}.")
    return counts
