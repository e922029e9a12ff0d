"""The place where a picture was taken does not get out with it."""

from io import BytesIO

import pytest
from PIL import ExifTags, Image

from media_library.location import has_location, without_location
from tests.media_library.photographs import XMP, photograph

KINDS = ("JPEG", "PNG", "WEBP", "AVIF")


def opened(content):
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_loses_its_place_and_keeps_what_is_seen(kind):
    file = photograph(kind)
    assert has_location(Image.open(file))
    clean = opened(without_location(file))
    assert not has_location(clean)
    assert b"Kamera" not in without_location(file)
    assert (clean.format, clean.size) == (kind, (64, 48))
    left, right = clean.convert("RGB").getpixel((8, 8)), clean.convert("RGB").getpixel((56, 8))
    assert left[0] > 200 > 60 > left[2]
    assert right[2] > 200 > 60 > right[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_without_a_place_is_left_as_it_is(kind):
    assert without_location(photograph(kind, place=False)) is None


def test_a_place_in_other_notes_than_those_of_the_camera_is_found_too():
    file = photograph("JPEG", place=False, xmp=XMP)
    assert XMP in file.getvalue()
    assert b"GPS" not in without_location(file)


def test_a_picture_that_a_note_turns_is_turned_for_good():
    clean = opened(without_location(photograph("JPEG", orientation=6)))
    assert clean.size == (48, 64)
    assert clean.getexif().get(ExifTags.Base.Orientation, 1) == 1


def test_a_photograph_of_a_telephone_with_a_second_picture_becomes_one_picture():
    second = photograph("JPEG", place=False)
    first = Image.open(photograph("JPEG"))
    first.save(file := BytesIO(), format="MPO", save_all=True, append_images=[Image.open(second)], exif=first.getexif())
    assert Image.open(file).format == "MPO"
    clean = opened(without_location(file))
    assert (clean.format, has_location(clean)) == ("JPEG", False)


def test_colours_keep_their_profile():
    assert opened(without_location(photograph("JPEG", icc_profile=b"profile"))).info["icc_profile"] == b"profile"
