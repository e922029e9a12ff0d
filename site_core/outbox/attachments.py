"""Small text files that go with a mail, a calendar file for one. They stand in the row of the mail. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

MOST_BYTES = 200_000  # all files of one mail: they are kept in the database until it is sent
NAME = re.compile(r"[^\s/\\\x00-\x1f\x7f](?:[^/\\\x00-\x1f\x7f\u2028\u2029]{0,98}[^\s/\\\x00-\x1f\x7f])?")
TEXT_TYPE = re.compile(r"text/[a-z0-9.+-]+(?:; ?[a-z-]+=[A-Za-z0-9.-]+)*")


@dataclass(frozen=True)
class Attachment:
    """One file: its name, its type ("text/calendar; method=PUBLISH") and its text."""

    name: str
    mime: str
    content: str

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"not the name of a file: {self.name!r}")
        if not TEXT_TYPE.fullmatch(self.mime):
            raise ValueError(f"not a type of text files: {self.mime!r}")

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content.encode())


def stored(attachments: Iterable[Attachment]) -> list[dict[str, Any]]:
    """The files as they stand in the row; refuses more than a mail may carry."""
    files = tuple(attachments)
    if (size := sum(file.size for file in files)) > MOST_BYTES:
        raise ValueError(f"attachments of {size} bytes, {MOST_BYTES} are allowed")
    return [{"name": file.name, "mime": file.mime, "size": file.size, "content": file.content} for file in files]


def without_contents(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same rows when the files are gone: name, type and size remain for the log."""
    return [{key: value for key, value in row.items() if key != "content"} for row in rows]
