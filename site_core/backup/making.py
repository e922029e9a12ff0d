"""A backup: a folder that appears under its name only when it is whole."""

import shutil
from datetime import datetime
from pathlib import Path

from site_core.backup import databases, freshness, keeping, manifest, pictures
from site_core.backup.sealing import sealed


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
    with sealed(backup / manifest.DATABASE, recipient) as stream:
        counts = databases.write(stream)
    with sealed(backup / manifest.MEDIA, recipient) as stream:
        pictures.write(stream)
    manifest.write(backup, counts)
