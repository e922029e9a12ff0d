"""PO files as bytes: what is written into one and what is read from one. Asks no database."""

from __future__ import annotations

import enum
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass

import polib

LARGEST = 5 * 1024 * 1024  # bytes
TAG = re.compile(r"</?\w[^>]*>")


class Fault(enum.Enum):
    """Why a whole file was not taken."""

    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    BROKEN = "broken"
    EMPTY = "empty"


class Unreadable(Exception):
    """A file that was not taken, with the reason and, if it is known, the line."""

    def __init__(self, fault: Fault, line: str = "") -> None:
        super().__init__(fault.value)
        self.fault, self.line = fault, line


@dataclass(frozen=True)
class Text:
    """One text of a file. `place` says which text of which translation it is, `notes` tell it to a person.

    `before` is what the source said when it was last translated there, empty if it never was.
    """

    place: str
    source: str
    translation: str = ""
    notes: str = ""
    before: str = ""


def written(texts: Iterable[Text], language: str) -> bytes:
    """The file, as programs of translators read it."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
    }
    for text in texts:
        entry = polib.POEntry(msgctxt=text.place, msgid=text.source, msgstr=text.translation, comment=text.notes)
        entry.previous_msgid = text.before or None
        if text.before and text.translation:
            entry.flags.append("fuzzy")
        file.append(entry)
    return str(file).encode()


def read(content: bytes) -> tuple[str, list[Text]]:
    """The language and the texts of a file; a translation that its program marks as unsure counts as none.

    Raises Unreadable. The file goes by the disk, as polib takes some signs in a text for the end of a line otherwise,
    and a text that is the name of a file for that file.
    """
    if len(content) > LARGEST:
        raise Unreadable(Fault.TOO_LARGE)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(Fault.NOT_UTF8) from None
    with tempfile.NamedTemporaryFile(suffix=".po") as stored:
        stored.write(content.removeprefix(b"\xef\xbb\xbf"))
        stored.flush()
        try:
            file = polib.pofile(stored.name, encoding="utf-8", wrapwidth=0)
        except (OSError, ValueError, IndexError, AttributeError) as fault:
            raise Unreadable(Fault.BROKEN, line_of(str(fault))) from None
    entries = [entry for entry in file if not entry.obsolete]
    if not entries:
        raise Unreadable(Fault.EMPTY)
    texts = [Text(entry.msgctxt or "", entry.msgid, "" if entry.fuzzy else entry.msgstr) for entry in entries]
    return str(file.metadata.get("Language", "")), texts


def line_of(fault: str) -> str:
    """The number of the line that a message of polib names."""
    found = re.search(r"line (\d+)", fault)
    return found[1] if found else ""


def has_same_markup(one: str, other: str) -> bool:
    """Whether two texts hold the same tags and links, in whatever order."""
    return tags(one) == tags(other)


def tags(text: str) -> list[str]:
    """The tags of a text, however their ends and spaces are written."""
    return sorted(" ".join(tag.strip("<>").rstrip("/").split()) for tag in TAG.findall(text))
