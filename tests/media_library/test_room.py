"""No room for a picture or a file: what an editor is told, and what readers get."""

import errno
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import UploadedFile

from media_library import room
from media_library.full_disk import FullDiskMiddleware
from media_library.models import File, Picture, PictureSize
from site_core.full_disk import is_full
from tests.media_library.photographs import photograph
from tests.media_library.test_library import (
    ABOUT_PICTURE,
    SAID,
    add_file,
    add_picture,
    complaints,
    editor,
    upload,
)

pytestmark = pytest.mark.django_db
__all__ = ["editor"]
MANY = reverse("wagtailimages:add_multiple")
BY_SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


def in_czech(text):
    with override("cs"):
        return str(text)


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


# --- room that is gone between the check and the write ---------------------------------------------------------------
FULL = pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EDQUOT])
REAL = pytest.mark.django_db(transaction=True)  # where the transaction of a test would stay broken


def note():
    return upload("a.txt", "Zápis z jednání".encode(), "text/plain")


@FULL
def test_a_picture_that_cannot_be_written_is_refused_at_its_field_with_what_was_typed(
    editor, picture, monkeypatch, reason
):
    refuse_to_write(monkeypatch, reason)
    answer = add_picture(editor, picture, description="Žáci u urny")
    assert complaints(answer).get_json_data()["file"][0]["message"] == in_czech(room.NO_ROOM)
    assert answer.context["form"]["description"].value() == "Žáci u urny"
    assert not Picture.objects.exists()
    monkeypatch.undo()
    assert add_picture(editor, upload("a.jpg", photograph("JPEG").getvalue())).status_code == 302


@FULL
def test_so_is_a_file(editor, monkeypatch, reason):
    refuse_to_write(monkeypatch, reason)
    answer = add_file(editor, note())
    assert complaints(answer).get_json_data()["file"][0]["message"] == in_czech(room.NO_ROOM)
    assert answer.context["form"]["title"].value() == "Zápis"
    assert not File.objects.exists()


def test_a_picture_that_was_to_be_replaced_stays(editor, picture, monkeypatch):
    add_picture(editor, picture)
    kept = Picture.objects.get()
    refuse_to_write(monkeypatch, errno.ENOSPC)
    other = upload("b.jpg", photograph("JPEG").getvalue())
    answer = editor.post(reverse("wagtailimages:edit", args=[kept.pk]), {**ABOUT_PICTURE, "title": "B", "file": other})
    assert complaints(answer)["file"] == [in_czech(room.NO_ROOM)]
    assert answer.context["form"]["title"].value() == "B"
    assert Picture.objects.get().file.read() == kept.file.read()


@REAL
@pytest.mark.parametrize(
    ("where", "prefix", "about", "file"),
    [
        ("wagtailimages_chooser:create", "image-chooser-upload", ABOUT_PICTURE, photograph("JPEG").getvalue()),
        ("wagtaildocs_chooser:create", "document-chooser-upload", {**SAID, "title": "Setkání"}, b"Text"),
    ],
)
def test_whoever_uploads_while_writing_a_page_reads_it_there(editor, monkeypatch, where, prefix, about, file):
    refuse_to_write(monkeypatch, errno.ENOSPC)
    name = "a.jpg" if "people" in about else "a.txt"
    fields = {f"{prefix}-{key}": value for key, value in about.items()}
    answer = editor.post(reverse(where), {**fields, f"{prefix}-file": upload(name, file)}).json()
    assert answer["step"] == "reshow_creation_form"
    assert in_czech(room.NO_ROOM) in answer["htmlFragment"]
    assert 'value="Setkání"' in answer["htmlFragment"]


@REAL
@pytest.mark.parametrize("kind", ["wagtailimages", "wagtaildocs"])
def test_one_of_many_that_cannot_be_written_is_refused_in_words(editor, picture, monkeypatch, kind):
    refuse_to_write(monkeypatch, errno.ENOSPC)
    file = picture if kind == "wagtailimages" else note()
    answer = editor.post(reverse(f"{kind}:add_multiple"), {"title": "A", "files[]": file}, headers=BY_SCRIPT).json()
    assert (answer["success"], answer["error_message"]) == (False, in_czech(room.NO_ROOM))
    assert not UploadedFile.objects.exists()


@REAL
@pytest.mark.parametrize(
    ("kind", "step", "about", "model"),
    [
        ("wagtailimages", "uploaded_image", ABOUT_PICTURE, Picture),
        ("wagtaildocs", "uploaded_document", {**SAID, "title": "Setkání"}, File),
    ],
)
def test_one_of_many_waits_with_what_was_typed_until_there_is_room(
    editor, picture, monkeypatch, kind, step, about, model
):
    file = picture if model is Picture else note()
    editor.post(reverse(f"{kind}:add_multiple"), {"title": "A", "files[]": file}, headers=BY_SCRIPT)
    waiting = UploadedFile.objects.get()
    where = reverse(f"{kind}:create_multiple_from_{step}", args=[waiting.pk])
    prefix = f"uploaded-{step.removeprefix('uploaded_')}-{waiting.pk}"
    fields = {f"{prefix}-{key}": value for key, value in about.items()}

    with monkeypatch.context() as disk:
        refuse_to_write(disk, errno.ENOSPC)
        answer = editor.post(where, fields, headers=BY_SCRIPT).json()
    assert not answer["success"]
    assert in_czech(room.NO_ROOM) in answer["form"]
    assert 'value="Setkání"' in answer["form"]
    assert not model.objects.exists()

    assert editor.post(where, fields, headers=BY_SCRIPT).json()["success"]
    assert model.objects.get().title == "Setkání"


def test_a_file_is_kept_whole_or_not_at_all(tmp_path, monkeypatch):
    """What a real disk does: `tests/test_full_disk.py`; here the end of a file gets lost without a word."""
    store = room.WholeFiles(tmp_path)
    assert store.save("a.txt", ContentFile(b"0123456789")) == "a.txt"
    monkeypatch.setattr(room.WholeFiles, "size", lambda self, name: 9)
    with pytest.raises(OSError, match="no room") as fault:
        store.save("b.txt", ContentFile(b"0123456789"))
    assert is_full(fault.value)
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_another_fault_of_the_disk_at_an_upload_is_not_hidden(editor, picture, monkeypatch):
    refuse_to_write(monkeypatch, errno.EACCES)
    with pytest.raises(PermissionError):
        add_picture(editor, picture)


def test_a_full_disk_elsewhere_repeats_nothing(rf):
    request = rf.post("/admin/pages/1/edit/")
    request.resolver_match = SimpleNamespace(view_name="wagtailadmin_pages:edit")
    middleware = FullDiskMiddleware(lambda request: None)
    assert middleware.process_exception(request, OSError(errno.ENOSPC, "full")) is None


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
