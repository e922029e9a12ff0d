"""Words and addresses as they may stand in a calendar file, whatever somebody typed. Pure.

A line of the file is a property, so a break of lines inside a title must never get there as it is. Programs that read
calendars do not agree on what breaks a line: some take every sign that Unicode calls a break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from icalendar import vCategory, vText

BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NOT_ALLOWED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # control signs, halves of signs
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class Words(vText):
    r"""A text of RFC 5545. That of icalendar makes a break of lines of `\N`, as in "C:\New"."""

    def to_ical(self) -> bytes:
        """The text as the file holds it."""
        return self.translate(ESCAPED).encode()


def one_line(text: str) -> str:
    """A title, a place, a name: breaks of lines and tabs are spaces."""
    return paragraphs(text).replace("\n", " ").replace("\t", " ")


def paragraphs(text: str) -> str:
    """A longer text with its breaks of lines, without what no text may hold."""
    return NOT_ALLOWED.sub("", BREAKS.sub("\n", text)).strip()


def web_address(address: str) -> str:
    """An address without spaces and invisible signs; addresses are not escaped in a calendar file."""
    return "".join(sign for sign in address if sign.isprintable() and not sign.isspace())


def category_list(names: Iterable[str]) -> vCategory | None:
    """All categories in one property, for some programs read only the first one; none if there are no words."""
    said: list[vText | str] = [Words(name) for name in map(one_line, names) if name]
    listed = vCategory([])
    listed.cats = said  # given to it at once, they would become its own texts
    return listed if said else None
