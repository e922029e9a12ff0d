"""The public register of conflicts of interest: what lasts and what is over, on a day. Pure but for its one query."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tools_catalog.methodology import Text
from tools_catalog.models import ConflictOfInterest


@dataclass(frozen=True)
class Declared:
    """An entry as readers see it. `url` is the page of the tool, empty for a supplier or where there is none."""

    name: str
    about: str
    url: str
    is_vendor: bool
    kind: str
    note: Text
    since: datetime.date
    until: datetime.date | None
    declared_on: datetime.date


@dataclass(frozen=True)
class Register:
    """What lasts on the day or is still to begin, and what is over; the latest first."""

    day: datetime.date
    lasting: tuple[Declared, ...]
    over: tuple[Declared, ...]


def register(day: datetime.date, urls: Mapping[str, str]) -> Register:
    """The register on a day. `urls` holds the addresses of the tools' pages by key."""
    return sorted_out((declared(entry, urls) for entry in ConflictOfInterest.objects.select_related("tool")), day)


def sorted_out(entries: Iterable[Declared], day: datetime.date) -> Register:
    """What lasts and what is over, each in the order it came."""
    listed = list(entries)
    over = tuple(entry for entry in listed if entry.until is not None and entry.until < day)
    return Register(day, tuple(entry for entry in listed if entry not in over), over)


def declared(entry: ConflictOfInterest, urls: Mapping[str, str]) -> Declared:
    """An entry in the active language."""
    return Declared(
        name=entry.public_name,
        about=str(entry.tool or entry.vendor),
        url=urls.get(entry.tool.key, "") if entry.tool else "",
        is_vendor=entry.tool is None,
        kind=str(entry.get_kind_display()),
        note=entry.note,
        since=entry.since,
        until=entry.until,
        declared_on=entry.declared_on,
    )
