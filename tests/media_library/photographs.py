"""Pictures and files as they come from cameras and offices, made here."""

from __future__ import annotations

import zipfile
from io import BytesIO

from PIL import ExifTags, Image

ORIENTATION, GPS = ExifTags.Base.Orientation, ExifTags.IFD.GPSInfo
PRAGUE = {1: "N", 2: (50.0, 5.0, 15.0), 3: "E", 4: (14.0, 25.0, 15.0)}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="50,5.25N"/></x:xmpmeta>'


def photograph(kind: str, *, place: bool = True, orientation: int = 1, **more: object) -> BytesIO:
    """A picture of 64 by 48 pixels with the Exif of a camera, its left half red, its right half blue."""
    picture = Image.new("RGB", (64, 48), "blue")
    picture.paste("red", (0, 0, 32, 48))
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ORIENTATION] = "Kamera", orientation
    if place:
        exif[GPS] = PRAGUE
    picture.save(file := BytesIO(), format=kind, exif=exif, **more)
    file.seek(0)
    return file


def archive(**members: str) -> BytesIO:
    """A zip with these members; `__` in a name stands for a folder."""
    with zipfile.ZipFile(file := BytesIO(), "w") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    file.seek(0)
    return file
