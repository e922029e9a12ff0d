"""No room for a picture or a file: what an editor is told, and what readers get."""

import errno
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.urls import reverse
from django.utils.translation import override

from media_library import room
from media_library.models import File, Picture, PictureSize
from tests.media_library.photographs import photograph
from tests.media_library.test_library import add_file, add_picture, complaints, editor, upload

pytestmark = pytest.mark.django_db
__all__ = ["editor"]
MANY = reverse("wagtailimages:add_multiple")


@pytest.fixture
def full(monkeypatch):
    monkeypatch.setattr(room.shutil, "disk_usage", lambda path: SimpleNamespace(free=room.KEPT_FREE + 10))


@pytest.fixture
def picture():
    return upload("a.jpg", photograph("JPEG").getvalue())


def refuse_to_write(monkeypatch, reason):
    """From now on the disk refuses whatever is written."""
    cache.clear()  # of sizes of another test's picture, which had the same number

    def save(self, name, content):
        raise OSError(reason, "refused")

    monkeypatch.setattr(FileSystemStorage, "_save", save)


def test_a_picture_without_room_is_refused_at_its_field(editor, picture, full):
    assert "Disk serveru je plný" in str(complaints(add_picture(editor, picture))["file"]).replace("\xa0", " ")
    assert not Picture.objects.exists()


def test_a_file_without_room_is_refused_at_its_field(editor, full):
    answer = add_file(editor, upload("a.txt", "Zápis z jednání".encode(), "text/plain"))
    assert "Disk serveru je plný" in str(complaints(answer)["file"]).replace("\xa0", " ")
    assert not File.objects.exists()


def test_one_of_many_pictures_without_room_is_refused_in_words(editor, picture, full):
    answer = editor.post(MANY, {"title": "A", "files[]": picture}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert not answer.json()["success"]
    with override("cs"):
        assert str(room.NO_ROOM) in answer.json()["error_message"]


def test_what_lies_in_the_store_of_another_machine_is_not_measured_here(full):
    assert room.has_room(SimpleNamespace(storage=object(), size=10**12))
    assert not room.has_room(SimpleNamespace(storage=FileSystemStorage(), size=11))
    assert room.has_room(SimpleNamespace(storage=FileSystemStorage(), size=10))


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EDQUOT])
def test_a_size_that_cannot_be_written_is_the_picture_itself_and_is_not_remembered(
    editor, picture, monkeypatch, reason
):
    add_picture(editor, picture)
    refuse_to_write(monkeypatch, reason)
    kept = Picture.objects.get()
    assert kept.get_rendition("width-32").url == kept.file.url
    sizes = Picture.objects.get().get_renditions("width-16", "width-24")
    assert {size.url for size in sizes.values()} == {kept.file.url}
    assert not PictureSize.objects.exists()
    monkeypatch.undo()
    assert Picture.objects.get().get_rendition("width-32").url != kept.file.url


def test_any_other_fault_of_a_disk_is_not_hidden(editor, picture, monkeypatch):
    add_picture(editor, picture)
    refuse_to_write(monkeypatch, errno.EACCES)
    with pytest.raises(PermissionError):
        Picture.objects.get().get_rendition("width-32")
