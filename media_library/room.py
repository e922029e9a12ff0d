"""A disk that fills up: uploads are refused while there is still room for the database, which may lie there too."""

from __future__ import annotations

import errno
import shutil
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext_lazy as _

from site_core.full_disk import is_full

KEPT_FREE = 50 * 1024 * 1024  # bytes that no upload takes: sizes of pictures, the log of the database
NO_ROOM = _(
    "The disk of the server is full, so the file was not saved; nothing else is lost. "
    "Tell whoever runs the site, then upload it again."
)
WAS_FULL: ContextVar[bool] = ContextVar("was_full", default=False)  # a moment ago, while this request was writing


def has_room(file: Any) -> bool:
    """Whether a new file fits where it will be kept. A store of another machine looks after itself."""
    if WAS_FULL.get():
        return False
    if not isinstance(file.storage, FileSystemStorage):
        return True
    folder = Path(file.storage.location)
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(there).free >= file.size + KEPT_FREE


def refuse_without_room(file: Any) -> None:
    """Says at the field of a new file that it does not fit, or of one that waits in a store, where it has no field."""
    if not file and WAS_FULL.get():
        raise ValidationError(NO_ROOM)
    if file and not file._committed and not has_room(file):
        raise ValidationError({"file": NO_ROOM})


class WholeFiles(FileSystemStorage):
    """Keeps a file whole or not at all, also when the disk fills up while it is written.

    Django leaves what it has written, and does not notice when the last bytes of a large upload find no room.
    """

    def _save(self, name: str, content: Any) -> str:
        there = Path(self.path(name))
        is_new, size = not there.exists(), content.size
        try:
            kept = super()._save(name, content)
        except OSError as fault:
            if is_new and is_full(fault):
                there.unlink(missing_ok=True)
            raise
        if self.size(kept) < size:
            self.delete(kept)
            raise OSError(errno.ENOSPC, "The end of a file found no room.")
        return str(kept)
