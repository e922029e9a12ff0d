"""A disk that fills up: uploads are refused while there is still room for the database, which may lie there too."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext_lazy as _

KEPT_FREE = 50 * 1024 * 1024  # bytes that no upload takes: sizes of pictures, the log of the database
NO_ROOM = _(
    "The disk of the server is full, so the file was not saved; nothing else is lost. "
    "Tell whoever runs the site, then upload it again."
)
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def has_room(file: Any) -> bool:
    """Whether a new file fits where it will be kept. A store of another machine looks after itself."""
    if not isinstance(file.storage, FileSystemStorage):
        return True
    folder = Path(file.storage.location)
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(there).free >= file.size + KEPT_FREE


def refuse_without_room(file: Any) -> None:
    """Says at the field of a new file that it does not fit."""
    if file and not file._committed and not has_room(file):
        raise ValidationError({"file": NO_ROOM})


def is_full(error: OSError) -> bool:
    """Whether something could not be written for want of room."""
    return error.errno in FULL
