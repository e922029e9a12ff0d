"""What an editor meets who puts a picture or a file into the library, and what readers get of it."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from media_library.location import has_location
from media_library.models import File, Picture
from site_core.accounts.roles import EDITORS, make_roles
from tests.factories import user
from tests.media_library.photographs import photograph

pytestmark = pytest.mark.django_db
SAID = {"author": "Jana Nová", "licence": "cc-by-4.0", "tags": "", "collection": "1"}
ABOUT_PICTURE = {**SAID, "title": "Setkání", "people": "nobody", "description": "", "consent_note": ""}


@pytest.fixture
def editor():
    make_roles()
    client = Client(headers={"Accept-Language": "cs"})
    client.force_login(user("jana", EDITORS))
    return client


def upload(name, content, kind="image/jpeg"):
    return SimpleUploadedFile(name, content, kind)


def add_picture(editor, file, **about):
    return editor.post(reverse("wagtailimages:add"), {**ABOUT_PICTURE, **about, "file": file})


def add_file(editor, file, **about):
    return editor.post(reverse("wagtaildocs:add"), {**SAID, "title": "Zápis", **about, "file": file})


def complaints(answer):
    return answer.context["form"].errors


def test_a_picture_is_kept_without_the_place_where_it_was_taken(editor):
    original = photograph("JPEG").getvalue()
    assert add_picture(editor, upload("a.jpg", original)).status_code == 302
    picture = Picture.objects.get()
    kept = picture.file.read()
    assert not has_location(Image.open(BytesIO(kept)))
    assert (picture.file_size, picture.width, picture.height) == (len(kept), 64, 48)


def test_a_picture_says_who_made_it_under_what_licence_and_whom_it_shows(editor):
    answer = add_picture(editor, upload("a.jpg", photograph("JPEG").getvalue()), author="", licence="", people="")
    assert set(complaints(answer)) == {"author", "licence", "people"}
    assert answer.context["form"]["title"].value() == "Setkání"
    assert not Picture.objects.exists()


def test_whoever_agreed_did_so_in_some_way(editor):
    photo = photograph("JPEG").getvalue()
    assert set(complaints(add_picture(editor, upload("a.jpg", photo), people="given"))) == {"consent_note"}
    add_picture(editor, upload("a.jpg", photo), people="given", consent_note="Písemně, u pořadatele.")
    assert Picture.objects.get().consent_note == "Písemně, u pořadatele."


def test_a_page_begins_with_the_words_of_the_library_and_never_with_the_name_of_a_file():
    assert Picture(title="IMG_0001").default_alt_text == ""
    assert Picture(title="IMG_0001", description="Žáci u urny").default_alt_text == "Žáci u urny"


def flat(pixels, kind="PNG"):
    """A picture of one colour: few bytes, many pixels."""
    Image.new("1", pixels).save(file := BytesIO(), format=kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.jpg", b"", "prázdný"),
        ("a.gif", flat((10, 10), "GIF"), "Nepodporovaný formát"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "Nepodporovaný formát"),
        ("a.jpg", b"<html>", "Nahrajte platný obrázek"),
        ("a.png", photograph("JPEG").getvalue(), "png"),
        ("a.png", flat((10_000, 6_000)), "příliš mnoho bodů (60000000)"),
    ],
    ids=["empty", "moving", "svg", "no picture", "another kind", "60 megapixels"],
)
def test_a_bad_picture_is_refused_at_its_field_in_the_language_of_the_editor(editor, name, content, words):
    with override("cs"):
        answer = add_picture(editor, upload(name, content))
        [message] = complaints(answer)["file"]
    assert words in message
    assert answer.context["form"]["author"].value() == "Jana Nová"
    assert not Picture.objects.exists()


@pytest.mark.parametrize("where", ["add", "add_multiple"])
def test_whoever_chooses_a_picture_reads_what_is_taken_before_anything_is_refused(editor, where):
    html = editor.get(reverse(f"wagtailimages:{where}")).content.decode()

    assert "JPEG, PNG, WEBP, AVIF; nejvýš 20 MB a 30 megapixelů." in html
    assert "GIF" not in html


def test_a_file_may_have_twenty_megabytes(editor, settings):
    assert settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE == settings.WAGTAILDOCS_MAX_UPLOAD_SIZE == 20 * 2**20
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    assert "file" in complaints(add_file(editor, upload("a.txt", b"x" * 1001, "text/plain")))
    assert "file" in complaints(add_picture(editor, upload("a.png", photograph("PNG").getvalue() + b"x" * 1000)))


def test_a_program_that_calls_itself_a_document_is_refused(editor):
    with override("cs"):
        answer = add_file(editor, upload("zapis.pdf", b"MZ\x90\x00", "application/pdf"))
        assert complaints(answer)["file"] == ["Obsah souboru neodpovídá jeho příponě."]
    assert add_file(editor, upload("zapis.pdf", b"%PDF-1.7", "application/pdf")).status_code == 302


def test_a_private_file_is_read_by_nobody_who_may_not():
    collection = Collection.get_first_root_node().add_child(name="Neveřejné")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    file = File.objects.create(title="Zápis", file=upload("zapis.txt", b"tajemstvi"), collection=collection)
    assert Client().get(file.url).status_code == 302
    assert Client().get(f"/media/{file.file.name}").status_code == 404
    assert (settings.MEDIA_ROOT / file.file.name).exists()


def test_a_public_picture_has_a_public_address():
    picture = Picture.objects.create(title="Setkání", file=upload("a.jpg", photograph("JPEG").getvalue()))
    assert Client().get(picture.get_rendition("width-32").url).status_code == 200
