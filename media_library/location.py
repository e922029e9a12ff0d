"""Where a picture was taken: cameras write it into the file, and it is nobody's business but the photographer's."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from PIL import ExifTags, Image, ImageOps

POSITION = b"GPS"  # as the names of Exif fields begin, in XMP too
NEW = 95  # quality where the tables of the camera can't be kept; above it files only grow


def has_location(image: Image.Image) -> bool:
    """Whether the metadata of a picture tell a position: in Exif, in XMP, or in a text chunk of a PNG."""
    if image.getexif().get_ifd(ExifTags.IFD.GPSInfo):
        return True
    return any(POSITION in as_bytes(value) for name, value in image.info.items() if name != "exif")


def as_bytes(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    return value.encode("utf-8", "ignore") if isinstance(value, str) else b""


def without_location(file: IO[bytes]) -> bytes | None:
    """The content of the picture without any metadata but its colour profile, turned the right way up.

    None where it tells no position: such a file is kept as it is. The file is read from its start.
    """
    file.seek(0)
    with Image.open(file) as image:
        if not has_location(image):
            return None
        kept, wishes = upright(image)
        profile = image.info.get("icc_profile")
        kept.save(target := BytesIO(), exif=b"", xmp=b"", icc_profile=profile, **wishes)
    return target.getvalue()


def upright(image: Image.Image) -> tuple[Image.Image, dict[str, Any]]:
    """The picture as it is to be seen without a note that turns it, and how to save it."""
    kind = "JPEG" if image.format == "MPO" else image.format or ""  # MPO: JPEG of a phone with a second picture
    if getattr(image, "n_frames", 1) > 1 and kind != "JPEG":
        return image, {"format": kind, "save_all": True}
    if image.getexif().get(ExifTags.Base.Orientation, 1) != 1:
        return ImageOps.exif_transpose(image), {"format": kind, "quality": NEW}
    wishes = {"quality": "keep"} if image.format == "JPEG" else {"quality": NEW}
    return image, {"format": kind, **wishes}
