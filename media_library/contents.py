"""What a file really is: its first bytes and, for documents in a zip, what lies in it, must fit the end of its name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import IO

START = 1024  # bytes in which readers of PDF look for its mark
OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}  # folders that ECMA-376 gives each kind
OPEN_DOCUMENT = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}  # content of the member "mimetype", OASIS OpenDocument 1.3, part 2
Check = Callable[[IO[bytes]], bool]


def fits(extension: str, file: IO[bytes]) -> bool:
    """Whether the content of a file is what the end of its name says; False for an end that nobody knows here."""
    check = CHECKS.get(extension.lower())
    file.seek(0)
    fitting = check(file) if check else False
    file.seek(0)
    return fitting


def is_pdf(file: IO[bytes]) -> bool:
    return b"%PDF-" in file.read(START)


def is_text(file: IO[bytes]) -> bool:
    """No byte of zero and no known mark of another kind: any encoding may be, old Czech ones too."""
    content = file.read()
    return b"\0" not in content and not content.startswith((b"%PDF-", b"PK\3\4", b"MZ", b"\x7fELF"))


def is_zip(file: IO[bytes]) -> bool:
    return zipfile.is_zipfile(file)


def is_office(folder: str) -> Check:
    """A check for a document of Microsoft Office, which lies in this folder of its zip."""
    return lambda file: any(name.startswith(folder) for name in members(file))


def is_open_document(kind: str) -> Check:
    """A check for an OpenDocument of this media type."""
    return lambda file: member(file, "mimetype") == kind.encode()


def members(file: IO[bytes]) -> list[str]:
    """Names of what lies in a zip; none where it is no zip."""
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()
    except zipfile.BadZipFile:
        return []


def member(file: IO[bytes], name: str, limit: int = 200) -> bytes:
    """The first bytes of one member of a zip; empty where there is none."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(name) as opened:
            return opened.read(limit).strip()
    except (zipfile.BadZipFile, KeyError, RuntimeError):  # no zip, no such member, one with a password
        return b""


CHECKS: dict[str, Check] = {
    "pdf": is_pdf,
    "zip": is_zip,
    "csv": is_text,
    "txt": is_text,
    **{extension: is_office(folder) for extension, folder in OFFICE.items()},
    **{extension: is_open_document(kind) for extension, kind in OPEN_DOCUMENT.items()},
}
