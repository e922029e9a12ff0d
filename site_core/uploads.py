"""A large file waits in a temporary folder before any form sees it; where that is full, whoever sent it is told so.

Nothing is stored of such a request: it ends where its form is first read, and what it had written is removed.
"""

import contextlib
import tempfile
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.urls import reverse
from django.utils.translation import get_language, override

from site_core.accounts.typed_on import language_of
from site_core.full_disk import is_full
from site_core.private_pages import uncached


class NoRoomForUpload(Exception):
    """The folder where uploads wait is full."""


class WaitingFile(TemporaryFileUploadHandler):
    """Django's handler, which notices a full folder and has the rest of the request read all the same.

    A browser looks at an answer only after it has sent everything.
    """

    is_without_room = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        with self.noticing():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        with self.noticing():
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        with self.noticing():
            return super().file_complete(file_size)

    def upload_complete(self) -> None:
        if self.is_without_room:
            raise NoRoomForUpload

    @contextlib.contextmanager
    def noticing(self) -> Iterator[None]:
        """Stops the upload if there is no room."""
        try:
            yield
        except OSError as fault:
            if not (is_full(fault) or has_no_folder(fault)):
                raise
            self.is_without_room = True
            self.remove()
            raise StopUpload(connection_reset=False) from fault

    def remove(self) -> None:
        """The part of the file; closing it tries to write once more what found no room."""
        if hasattr(self, "file"):
            with contextlib.suppress(OSError):
                self.file.close()


def has_no_folder(fault: OSError) -> bool:
    """Whether Python has tried all folders for temporary files, in vain: so it ends in a process that is new."""
    return isinstance(fault, FileNotFoundError) and not settings.FILE_UPLOAD_TEMP_DIR and tempfile.tempdir is None


def no_room(request: HttpRequest) -> HttpResponse:
    """The page for an upload that was not taken, in the language of the editor, else in that of the address."""
    is_staff = request.path.startswith(reverse("wagtailadmin_home")) and hasattr(request, "user")
    with override(language_of(request) if is_staff else get_language()):
        return uncached(HttpResponse(loader.get_template("507.html").render(), status=507))
