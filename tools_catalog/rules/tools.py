"""Rules for one whole tool in the plain form of the data files (see `data/tools/*.yaml`)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from tools_catalog.rubric import Rubric
from tools_catalog.rules.facts import fact_faults
from tools_catalog.rules.lengths import LARGEST_COUNT, LONGEST_KEY, LONGEST_NAME, LONGEST_VENDOR
from tools_catalog.rules.values import (
    Fault,
    address_faults,
    both_languages_faults,
    inside,
    is_count,
    key_faults,
    keys_faults,
    list_faults,
    sources_faults,
    text_faults,
    year_faults,
)

KINDS = ("open_source", "open_core", "proprietary", "own_portal", "public_service")
REFERENCE_KINDS = ("live", "pilot")
BAND_BASES = ("general_knowledge", "source")
OWN_VALUES = (
    "key",
    "name",
    "former_names",
    "status",
    "status_note",
    "kind",
    "homepage",
    "repository",
    "vendor",
    "year_started",
    "summary",
)
PARTS = ("facts", "references", "weaknesses")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")

type Tool = Mapping[str, Any]


def tool_faults(tool: Tool, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """All faults of a tool without its assessments. All names of `OWN_VALUES` and `PARTS` must be there."""
    yield from own_faults(tool, rubric, today)
    facts = tool["facts"]
    if not isinstance(facts, Mapping):
        yield Fault("facts", _("A record with named values is needed here."))
    else:
        for key, fact in facts.items():
            yield from inside(f"facts.{key}", fact_faults(key, fact, rubric, today))
        yield from status_faults(tool)
    for part, check in (("references", reference_faults), ("weaknesses", _weakness)):
        yield from list_faults(part, tool[part])
        for index, row in enumerate(tool[part] if isinstance(tool[part], list) else ()):
            yield from inside(f"{part}[{index}]", check(row, rubric, today))


def own_faults(tool: Tool, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """The values of the tool itself."""
    if not isinstance(tool["key"], str) or not _KEY.fullmatch(tool["key"]):
        yield Fault("key", _("A key has small letters, digits and hyphens."))
    else:
        yield from text_faults("key", tool["key"], LONGEST_KEY)
    yield from text_faults("name", tool["name"], LONGEST_NAME)
    yield from key_faults("kind", tool["kind"], KINDS)
    yield from key_faults("status", tool["status"], (*rubric.facts["status"].values, None))
    yield from both_languages_faults("summary", tool["summary"])
    if tool["status_note"] is not None:
        yield from both_languages_faults("status_note", tool["status_note"])
    elif tool["status"] is None:
        yield Fault("status_note", _("Say why the status is not verified."))
    if tool["year_started"] is not None:
        yield from year_faults("year_started", tool["year_started"], today)
    yield from _names_and_addresses(tool)


def _names_and_addresses(tool: Tool) -> Iterator[Fault]:
    for key in ("former_names", "repository"):
        yield from list_faults(key, tool[key])
    for name in tool["former_names"] if isinstance(tool["former_names"], list) else ():
        yield from text_faults("former_names", name, LONGEST_NAME)
    for address in tool["repository"] if isinstance(tool["repository"], list) else ():
        yield from address_faults("repository", address)
    if tool["homepage"] is not None:
        yield from address_faults("homepage", tool["homepage"])
    vendor = tool["vendor"]
    yield from inside("vendor", keys_faults(vendor, ("name", "country")))
    if isinstance(vendor, Mapping):
        yield from text_faults("vendor.name", vendor.get("name"), LONGEST_VENDOR)
        yield from country_faults("vendor.country", vendor.get("country"))


def country_faults(place: str, value: Any) -> Iterator[Fault]:
    """A country code of two capital letters, or nothing."""
    if value is not None and (not isinstance(value, str) or not _COUNTRY.fullmatch(value)):
        yield Fault(place, _("A country code of two letters is needed here."))


def status_faults(tool: Tool) -> Iterator[Fault]:
    """The status of the tool against the fact that proves it."""
    fact = tool["facts"].get("status")
    proven = fact.get("value") if isinstance(fact, Mapping) else None
    if proven != tool["status"]:
        yield Fault("status", _("The status differs from the fact “status”, which holds its source."))


def reference_faults(row: Any, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """One municipality or institution that uses the tool."""
    needed = ("place", "country", "size_band", "kind", "year", "what", "source")
    missing = list(keys_faults(row, needed, ("place_cs", "size_band_basis", "cycles", "years", "aggregate")))
    yield from missing
    if missing or not isinstance(row, Mapping):
        return
    yield from text_faults("place", row["place"], LONGEST_NAME)
    if "place_cs" in row:
        yield from text_faults("place_cs", row["place_cs"], LONGEST_NAME)
        if row["place_cs"] == row["place"]:
            yield Fault("place_cs", _("The Czech name is the same, leave it out."))
    yield from country_faults("country", row["country"])
    yield from key_faults("kind", row["kind"], REFERENCE_KINDS)
    yield from both_languages_faults("what", row["what"])
    yield from address_faults("source", row["source"])
    yield from _band_faults(row, rubric)
    yield from _times_faults(row, today)


def _band_faults(row: Mapping[str, Any], rubric: Rubric) -> Iterator[Fault]:
    band, basis = row["size_band"], row.get("size_band_basis")
    yield from key_faults("size_band", band, (*rubric.size_bands, None))
    yield from key_faults("size_band_basis", basis, (*BAND_BASES, None))
    if (band is None) != (basis is None):
        yield Fault("size_band_basis", _("The size and what it rests on must come together."))
    if row.get("aggregate") not in (True, False, None):
        yield Fault("aggregate", _("Yes or no is needed here."))
    if row.get("aggregate") and band is not None:
        yield Fault("size_band", _("A sum of several places has no size."))


def _times_faults(row: Mapping[str, Any], today: datetime.date) -> Iterator[Fault]:
    for key in ("cycles", "years"):
        if row.get(key) is not None and not (is_count(row[key]) and row[key] <= LARGEST_COUNT):
            yield Fault(key, _("A whole number is needed here."))
    if row["year"] is not None:
        yield from year_faults("year", row["year"], today)


def _weakness(row: Any, _rubric: Rubric, _today: datetime.date) -> Iterator[Fault]:
    yield from weakness_faults(row)


def weakness_faults(row: Any) -> Iterator[Fault]:
    """One known weakness, in both languages, with its source."""
    missing = list(keys_faults(row, ("cs", "en", "source"), ("more_sources",)))
    yield from missing
    if missing:
        return
    yield from both_languages_faults("", {language: row[language] for language in ("cs", "en")})
    more = row.get("more_sources", [])
    yield from list_faults("more_sources", more)
    yield from sources_faults("source", [row["source"], *(more if isinstance(more, list) else ())])
