"""A file is looked into: the end of its name proves nothing."""

from io import BytesIO

import pytest
from django.conf import settings

from media_library.contents import CHECKS, fits
from tests.media_library.photographs import archive

ODT, ODS = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"
REAL = {
    "pdf": BytesIO(b"%PDF-1.7\n..."),
    "zip": archive(anything="x"),
    "docx": archive(word__document="x"),
    "xlsx": archive(xl__workbook="x"),
    "pptx": archive(ppt__presentation="x"),
    "odt": archive(mimetype=ODT, content="x"),
    "ods": archive(mimetype=ODS, content="x"),
    "csv": BytesIO("škola;počet\n".encode("cp1250")),
    "txt": BytesIO("Příliš žluťoučký kůň".encode()),
}
ANY_ZIP, ANY_TEXT = {"zip"}, {"csv", "txt"}


def test_every_kind_that_may_be_kept_is_looked_into():
    assert set(CHECKS) == set(settings.WAGTAILDOCS_EXTENSIONS) == set(REAL)


@pytest.mark.parametrize("kind", REAL)
def test_a_real_file_is_what_its_name_says(kind):
    assert fits(kind, REAL[kind])
    assert fits(kind.upper(), REAL[kind])


@pytest.mark.parametrize("kind", REAL)
def test_a_file_under_a_false_name_is_found_out(kind):
    said = {other for other in REAL if other != kind and fits(other, REAL[kind])}
    packed = {"docx", "xlsx", "pptx", "odt", "ods"}
    assert said == (ANY_ZIP if kind in packed else ANY_TEXT - {kind} if kind in ANY_TEXT else set())


@pytest.mark.parametrize("kind", REAL)
def test_a_program_and_an_empty_zip_with_a_false_name_are_found_out(kind):
    assert not fits(kind, BytesIO(b"MZ\x90\x00\x03"))
    assert kind == "zip" or not fits(kind, archive())


def test_an_unknown_end_of_a_name_fits_nothing():
    assert not fits("exe", REAL["pdf"])
    assert not fits("", REAL["txt"])
