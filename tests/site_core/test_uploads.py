"""A large file that finds no room in the folder where uploads wait: whoever sent it is told, and nothing is stored.

On a real disk: `tests/test_full_disk.py`.
"""

import errno
import io
import tempfile

import pytest
from django.core.files import uploadedfile
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt
from wagtail.users.models import UserProfile

from media_library.models import File
from site_core.uploads import NoRoomForUpload
from site_core.urls import handler500
from site_core.urls import urlpatterns as real
from tests.media_library.test_library import SAID, editor, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
__all__ = ["editor"]
assert handler500
SAYS = {"cs": "Disk serveru je plný", "en": "The disk of the server is full"}
MEGABYTE = 1024 * 1024
LARGE = 3 * MEGABYTE + 1000  # what is larger than 2.5 MB does not wait in memory


@csrf_exempt
def take(request):
    """A form of readers that takes files."""
    return HttpResponse(str(sum(file.size for file in request.FILES.values())))


urlpatterns = [path("prevezmi/", take), path("en/take/", take), *real]


class SmallFile(io.FileIO):
    """Takes so many bytes and no more."""

    def __init__(self, name, room, reason):
        super().__init__(name, "w+")
        self.room, self.reason = room, reason

    def write(self, data):
        if self.room < len(data):
            raise OSError(self.reason, "refused")
        self.room -= len(data)
        return super().write(data)


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Where uploads wait; `fill` leaves room for so many bytes in each file."""

    class Folder:
        def fill(self, room, reason=errno.ENOSPC):
            def make(*, suffix, dir):
                name = str(tmp_path / f"{len(self.files())}{suffix}")
                return tempfile._TemporaryFileWrapper(io.BufferedRandom(SmallFile(name, room, reason)), name)

            monkeypatch.setattr(uploadedfile.tempfile, "NamedTemporaryFile", make)

        def files(self):
            return list(tmp_path.iterdir())

    return Folder()


def sent(client, where, size=LARGE, **more):
    return client.post(where, {"title": "Zápis", **SAID, **more, "file": upload("a.txt", b"x" * size, "text/plain")})


def said(answer):
    return answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def reader():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("language", "where"), [("cs", "/prevezmi/"), ("en", "/en/take/")])
@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("room", [0, MEGABYTE, LARGE - 1])
def test_readers_are_told_in_the_language_of_the_address_and_nobody_keeps_the_answer(
    reader, folder, language, where, reason, room
):
    folder.fill(room, reason)
    answer = sent(reader, where)
    assert answer.status_code == 507
    assert f'<html lang="{language}"' in said(answer)
    assert SAYS[language] in said(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert folder.files() == []


@pytest.mark.parametrize("language", ["cs", "en"])
def test_editors_are_told_in_their_own_language_and_nothing_is_stored(editor, folder, language):
    UserProfile.objects.update_or_create(
        user_id=editor.session["_auth_user_id"], defaults={"preferred_language": language}
    )
    editor.raise_request_exception = False
    folder.fill(MEGABYTE)
    answer = sent(editor, reverse("wagtaildocs:add"))
    assert answer.status_code == 507
    assert SAYS[language] in said(answer)
    assert not File.objects.exists()


def test_of_two_files_the_one_that_found_room_does_not_stay_either(reader, folder):
    folder.fill(MEGABYTE)
    answer = sent(reader, "/prevezmi/", first=upload("b.txt", b"x" * 1000, "text/plain"))
    assert answer.status_code == 507
    assert folder.files() == []


def test_what_comes_behind_the_file_is_read_too_so_that_the_browser_sees_the_answer(folder, rf):
    folder.fill(0)
    request = rf.post("/prevezmi/", {"file": upload("a.txt", b"x" * LARGE, "text/plain"), "title": "Zápis"})
    with pytest.raises(NoRoomForUpload):
        take(request)
    assert request._stream.read() == b""


def test_a_process_that_finds_no_folder_at_all_says_the_same(reader, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(tmp_path / "full")])
    assert sent(reader, "/prevezmi/").status_code == 507


@pytest.mark.parametrize("missing", ["away", "file/inside"])
def test_a_folder_that_was_named_wrongly_is_a_fault_of_ours(reader, settings, tmp_path, missing):
    (tmp_path / "file").touch()
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / missing
    assert sent(reader, "/prevezmi/").status_code == 500


def test_another_fault_of_the_folder_is_not_hidden(reader, folder):
    folder.fill(0, errno.EIO)
    assert sent(reader, "/prevezmi/").status_code == 500


def test_a_large_file_arrives_whole_where_there_is_room(reader, folder):
    folder.fill(LARGE)
    assert sent(reader, "/prevezmi/").content == str(LARGE).encode()
    assert folder.files() == []
