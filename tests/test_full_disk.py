"""The disk for pictures, or for uploads that wait, is full, for real: the upload says so in the editor's language."""

import contextlib
import io
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
import uuid
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from tests.at_once import NoRedirect
from tests.database_snapshot import ROOT, copy, manage
from tests.served_site import free_port, running, seeded_file

MEGABYTE = 1024 * 1024
SIZE = 64  # megabytes; 50 of them are kept free by the site
SETTINGS, UNCHECKED = "tests.backup_settings", "tests.unchecked_disk_settings"
CSRF = "a" * 32
LARGE = (1800, 1600)  # pixels; over 2.5 MB, so that the upload waits in a folder
SAYS = {"cs": "Disk serveru je plný", "en": "The disk of the server is full"}
COME_IN = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from wagtail.users.models import UserProfile
for language in ("cs", "en"):
    person = get_user_model().objects.create_superuser(language)
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.save()
    print(f"KEY {language} {session.session_key}")
"""


class Desk:
    """A served site whose pictures lie on a small disk, and an editor of each language who has logged in."""

    def __init__(self, site, keys, disk):
        self.site, self.keys, self.disk = site, keys, disk

    def asked(self, path, language, content=None, kind=""):
        """Status and text of an answer."""
        headers = {"Cookie": f"sessionid={self.keys[language]}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
        if content:
            headers["Content-Type"] = kind
        request = urllib.request.Request(self.site + path, content, headers)
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=60) as answer:
                return answer.status, answer.read().decode().replace("\xa0", " ")
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode().replace("\xa0", " ")

    def upload(self, title, language="cs", pixels=(1200, 900)):
        fields = {"title": title, "author": "A", "licence": "own", "people": "nobody", "description": "A map"}
        return self.asked("/admin/images/add/", language, *multipart(fields, picture(pixels)))

    def titles(self):
        """The pictures in the list of the administration, which shows each in a small size."""
        status, text = self.asked("/admin/images/", "en")
        assert status == 200
        return set(re.findall(r"picture-\w+", text))

    def fill(self, leaving):
        """Something else takes the room, but for so many bytes."""
        (self.disk / "filler").write_bytes(bytes(shutil.disk_usage(self.disk).free - leaving))

    def tidy(self):
        (self.disk / "filler").unlink()


@cache
def picture(pixels):
    image = Image.effect_noise(pixels, 90)
    image.save(content := io.BytesIO(), "PNG")
    return content.getvalue()


def multipart(fields, file):
    """A form with a file as a browser sends it."""
    edge, says = uuid.uuid4().hex, "Content-Disposition: form-data; name="
    parts = [f'{says}"{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    parts.append(f'{says}"file"; filename="n.png"\r\nContent-Type: image/png\r\n\r\n'.encode() + file)
    body = b"".join(f"--{edge}\r\n".encode() + part + b"\r\n" for part in parts)
    return body + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


@contextlib.contextmanager
def desk_with(settings, folder, small="media"):
    """`small`: which folder is the small disk, that of the media or that where uploads wait ("waiting")."""
    copy(seeded_file(), folder / "site.sqlite3")
    media, waiting = folder / "media", folder / "waiting"
    disk = folder / small
    media.mkdir()
    waiting.mkdir()
    database = f"sqlite:///{folder / 'site.sqlite3'}"
    around = {"DJANGO_SETTINGS_MODULE": settings, "MEDIA": str(media), "TMPDIR": str(waiting)}
    around["SQLITE_TMPDIR"] = str(folder)  # of the database alone
    told = manage("shell", "--no-imports", "-c", COME_IN, database=database, **around).stdout
    port = free_port()
    gunicorn = ["-m", "gunicorn", "site_core.wsgi", "--no-control-socket", "--bind", f"127.0.0.1:{port}", "--threads=4"]
    command = ["tests/small_disk.py", str(disk), str(SIZE), *gunicorn]
    with running(command, port, database, folder / "log", SECOND_FACTOR="false", **around) as site:
        number = disk.with_name(f"{small}.pid").read_text().strip()
        yield Desk(site, dict(re.findall(r"KEY (\w+) (\w+)", told)), Path(f"/proc/{number}/root{disk}"))


@pytest.mark.small_disk
@pytest.mark.slow
def test_a_full_disk_is_said_at_the_upload_and_nothing_is_lost(tmp_path):
    with desk_with(SETTINGS, tmp_path) as desk:
        fill_and_upload(desk)


def fill_and_upload(desk):
    assert desk.upload("picture-first")[0] == 302
    there = sorted(desk.disk.rglob("*.png"))

    desk.fill(leaving=50 * MEGABYTE + 1000)
    for language, words in SAYS.items():
        status, text = desk.upload(f"picture-{language}", language)
        assert status == 200
        assert words in text
        assert f'value="picture-{language}"' in text  # what was typed is still there
    assert sorted(desk.disk.rglob("*.png")) == there
    desk.tidy()

    desk.fill(leaving=0)
    assert desk.titles() == {"picture-first"}  # a page that needs another size of it is shown all the same
    desk.tidy()

    assert desk.upload("picture-second")[0] == 302
    assert desk.titles() == {"picture-first", "picture-second"}


@pytest.mark.small_disk
@pytest.mark.slow
def test_a_disk_that_fills_up_after_the_check_is_said_too_and_leaves_no_part_of_a_file(tmp_path):
    with desk_with(UNCHECKED, tmp_path) as desk:
        (desk.disk / "original_images").mkdir()
        there = set(desk.disk.rglob("*"))
        for leaving in (0, MEGABYTE // 2):
            desk.fill(leaving)
            for language, words in SAYS.items():
                status, text = desk.upload(f"picture-{language}", language)
                assert (status, words in text) == (200, True)
                assert f'value="picture-{language}"' in text
            desk.tidy()
            assert set(desk.disk.rglob("*")) == there
        assert desk.upload("picture-first")[0] == 302
        assert desk.titles() == {"picture-first"}


@pytest.mark.small_disk
@pytest.mark.slow
def test_a_folder_that_is_full_where_large_uploads_wait_is_said_and_nothing_is_stored(tmp_path):
    with desk_with(SETTINGS, tmp_path, small="waiting") as desk:
        there = set(desk.disk.rglob("*"))
        for leaving in (0, MEGABYTE):
            desk.fill(leaving)
            for language, words in SAYS.items():
                status, text = desk.upload(f"picture-{language}", language, LARGE)
                assert (status, words in text) == (507, True)
            assert desk.upload(f"picture-small{leaving}")[0] == 302  # waits in memory
            desk.tidy()
            assert set(desk.disk.rglob("*")) == there
        assert desk.upload("picture-large", "cs", LARGE)[0] == 302
        assert desk.titles() == {"picture-small0", f"picture-small{MEGABYTE}", "picture-large"}
        assert set(desk.disk.rglob("*")) == there


SAVE = """
import sys
from django.conf import settings
settings.configure()
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile
from media_library.room import WholeFiles
from site_core.full_disk import is_full
def large(size):
    file = TemporaryUploadedFile("a.zip", "application/zip", size, None)
    file.write(bytes(size))
    file.flush()
    return file
store, megabyte = WholeFiles(sys.argv[1]), 1024 * 1024
store.save("there.txt", ContentFile(bytes(4096)))  # so that of the last bytes of a megabyte some find room
for make in (lambda size: ContentFile(bytes(size)), large):
    for size in (2 * megabyte, megabyte, megabyte + 1):
        try:
            print("kept", store.size(store.save("a.zip", make(size))), size)
        except OSError as fault:
            print("full" if is_full(fault) else fault)
        print(store.listdir(".")[1])
"""


@pytest.mark.small_disk
def test_of_a_file_that_finds_no_room_nothing_stays_whether_it_was_large_or_small(tmp_path):
    (folder := tmp_path / "media").mkdir()
    command = [sys.executable, "tests/small_disk.py", str(folder), "1", "-c", SAVE, str(folder)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.splitlines() == ["full", "['there.txt']"] * 6
