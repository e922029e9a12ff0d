"""Checks of single values: addresses, dates, numbers, texts in both languages. Each gives its faults; none is good."""

from __future__ import annotations

import datetime
import ipaddress
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tools_catalog.rules.lengths import LARGEST_AMOUNT, LONGEST_URL

FIRST_YEAR = 1990
LANGUAGES = ("cs", "en")
_HOST = re.compile(r"[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d+)?")
_NOT_IN_ADDRESS = re.compile(r'[\s<>"{}|\\^`]')
_NOT_PUBLIC = frozenset({"localhost", "local", "internal", "intranet", "lan", "invalid", "test", "onion"})
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where (a dotted key, may be empty) and why, in the active language."""

    place: str
    message: str

    def inside(self, place: str) -> Fault:
        """The same fault seen from the record that holds this one."""
        dot = "." if place and self.place and not self.place.startswith("[") else ""
        return replace(self, place=f"{place}{dot}{self.place}")


def inside(place: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    """All faults moved under a key."""
    return (fault.inside(place) for fault in faults)


def address_faults(place: str, value: Any) -> Iterator[Fault]:
    """The form of a web address and its length; nothing is opened."""
    if not is_address(value):
        yield Fault(place, _("“%(value)s” is not a web address.") % {"value": value})
    elif len(value) > LONGEST_URL:
        yield Fault(place, _("The text is longer than %(count)d characters.") % {"count": LONGEST_URL})


def is_address(value: Any) -> bool:
    """Whether the value has the form of an address on the public web."""
    if not isinstance(value, str) or _NOT_IN_ADDRESS.search(value):
        return False
    try:
        parts = urlsplit(value)
        _port = parts.port  # raises on a port that is no number
    except ValueError:
        return False
    named = parts.scheme in ("http", "https") and bool(_HOST.fullmatch(parts.netloc))
    return named and not is_inside_a_network(value)


def is_inside_a_network(value: str) -> bool:
    """Whether the address names a machine of somebody's own network, or a name that is reserved for trials."""
    try:
        host = (urlsplit(value).hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host.rpartition(".")[2] in _NOT_PUBLIC


def sources_faults(place: str, value: Any) -> Iterator[Fault]:
    """A list of at least one address."""
    if not isinstance(value, list) or not value:
        yield Fault(place, _("Name at least one source."))
        return
    for address in value:
        yield from address_faults(place, address)


def day_faults(place: str, value: Any, today: datetime.date) -> Iterator[Fault]:
    """A whole day (YYYY-MM-DD), written as a text, that is not in the future."""
    day = earliest_day(value) if isinstance(value, str) and len(value) == len("YYYY-MM-DD") else None
    yield from _date_faults(place, value, day, today)


def date_faults(place: str, value: Any, today: datetime.date) -> Iterator[Fault]:
    """A year, a month or a day (YYYY, YYYY-MM, YYYY-MM-DD) that is not in the future."""
    yield from _date_faults(place, value, earliest_day(value), today)


def _date_faults(place: str, value: Any, day: datetime.date | None, today: datetime.date) -> Iterator[Fault]:
    if day is None or day.year < FIRST_YEAR:
        yield Fault(place, _("“%(value)s” is not a date.") % {"value": value})
    elif day > today:
        yield Fault(place, _("The date %(value)s is in the future.") % {"value": in_words(value, day)})


def in_words(value: Any, day: datetime.date) -> str:
    """A whole day as people write it; a year or a month as it stands."""
    return date_format(day) if len(str(value)) == len("YYYY-MM-DD") else str(value)


def earliest_day(value: Any) -> datetime.date | None:
    """First day of a year, a month or the day itself; None if the value is no date."""
    match = _DATE.fullmatch(str(value))
    if not match:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def year_faults(place: str, value: Any, today: datetime.date) -> Iterator[Fault]:
    """A year from 1990 to this one."""
    if not is_count(value) or not FIRST_YEAR <= value <= today.year:
        yield Fault(place, _("“%(value)s” is not a year up to now.") % {"value": value})


def both_languages_faults(place: str, value: Any, longest: int | None = None) -> Iterator[Fault]:
    """A text in exactly Czech and English, both filled in and without spaces around."""
    if not isinstance(value, Mapping) or set(value) != set(LANGUAGES):
        yield Fault(place, _("The text is needed in Czech and in English."))
        return
    for language in LANGUAGES:
        yield from inside(place, text_faults(language, value[language], longest))


def text_faults(place: str, value: Any, longest: int | None = None) -> Iterator[Fault]:
    """A text that is filled in, without spaces around and not too long (characters)."""
    if not isinstance(value, str) or not value.strip():
        yield Fault(place, _("The text is empty."))
    elif value != value.strip():
        yield Fault(place, _("Remove the spaces around the text."))
    elif longest and len(value) > longest:
        yield Fault(place, _("The text is longer than %(count)d characters.") % {"count": longest})


def key_faults(place: str, value: Any, allowed: Iterable[Any]) -> Iterator[Fault]:
    """A value out of a vocabulary."""
    known = list(allowed)
    if not isinstance(value, str | None) or value not in known:
        names = ", ".join(sorted(str(key) for key in known if key is not None))
        yield Fault(place, _("“%(value)s” is none of: %(known)s.") % {"value": value, "known": names})


def keys_faults(value: Any, needed: Iterable[str], optional: Iterable[str] = ()) -> Iterator[Fault]:
    """The names in a record: all that are needed, none that is unknown."""
    if not isinstance(value, Mapping):
        yield Fault("", _("A record with named values is needed here."))
        return
    for key in needed:
        if key not in value:
            yield Fault(key, _("The value is missing."))
    for key in set(value) - set(needed) - set(optional):
        yield Fault(str(key), _("This name is not known here."))


def list_faults(place: str, value: Any) -> Iterator[Fault]:
    """A list, empty or not."""
    if not isinstance(value, list):
        yield Fault(place, _("A list is needed here."))


def is_count(value: Any) -> bool:
    """A whole number from zero up."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_amount(value: Any) -> bool:
    """A number from zero up that fits into the database, so not infinity."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < LARGEST_AMOUNT
