"""The folder of pictures and files as one archive. It goes on changing while it is read."""

import os
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings


def write(stream: IO[bytes]) -> None:
    """All that is there; what somebody deletes meanwhile is left out."""
    with tarfile.open(fileobj=stream, mode="w|") as archive:  # not compressed: pictures are
        for path in inside(settings.MEDIA_ROOT):
            try:
                archive.add(path, arcname=path.relative_to(settings.MEDIA_ROOT), recursive=False)
            except FileNotFoundError:
                continue


def inside(folder: Path) -> Iterator[Path]:
    """Every folder and file below one, a folder before what is in it."""
    for place, folders, files in os.walk(folder, onerror=unless_vanished):
        yield from (Path(place) / name for name in (*folders, *files))


def unless_vanished(fault: OSError) -> None:
    """A folder that may not be read would be missing in each backup without a word."""
    if not isinstance(fault, FileNotFoundError):
        raise fault


def read(stream: IO[bytes]) -> None:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        archive.extractall(settings.MEDIA_ROOT, filter="data")


def are_there() -> bool:
    """Whether the folder has anything in it."""
    return any(settings.MEDIA_ROOT.glob("*"))
