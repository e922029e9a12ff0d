"""Facts about a tool in words: labels of the edition where it has them, names of languages and places otherwise."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext, pgettext

from site_core.czech_order import czech_sort_key
from site_core.world import country_name, language_name
from tools_catalog.links import Link, links
from tools_catalog.matching.prices import PRICES
from tools_catalog.methodology import Edition, Text
from tools_catalog.methodology.words import Fact

OWN_PLACE = frozenset({PRICES, "references"})  # shown in parts of their own
LANGUAGES = frozenset({"ui_languages", "ui_languages_admin", "support_languages"})
FIRST_LANGUAGES = ("cs", "sk", "en")
SHOWN_LANGUAGES = 12
PROPRIETARY, OWN_CHOICE = "proprietary", "own_choice"

type Words = str | Text


@dataclass(frozen=True)
class FactRow:
    """A known fact. `open_list`: the list names at least these values, there may be more."""

    key: str
    term: Text
    values: tuple[Words, ...]
    open_list: bool
    note: Text | None
    links: tuple[Link, ...]
    seen: datetime.date


def fact_rows(record: Mapping[str, Any], edition: Edition) -> tuple[FactRow, ...]:
    """What is known of a tool, in the order of the edition."""
    known = record["facts"]
    return tuple(
        fact_row(fact, known[key]) for key, fact in edition.facts.items() if key in known and key not in OWN_PLACE
    )


def unknown_facts(record: Mapping[str, Any], edition: Edition) -> tuple[Text, ...]:
    """Names of facts about which nothing is known, prices and references included."""
    return tuple(fact.label for key, fact in edition.facts.items() if key not in record["facts"])


def tags(record: Mapping[str, Any], edition: Edition) -> tuple[str, ...]:
    """What one wants to know about a tool at first sight, or that we do not know it: code, way of running, Czech."""
    known = record["facts"]
    modes = known.get("hosting_modes", {}).get("value", [])
    running = [str(value) for value in fact_values(edition.facts["hosting_modes"], modes)]
    return (_code_tag(known), *(running or [gettext("way of running: we do not know")]), _czech_tag(known, edition))


def _code_tag(known: Mapping[str, Any]) -> str:
    if "open_source" not in known:
        return gettext("open or closed code: we do not know")
    return gettext("open-source code") if known["open_source"]["value"] else gettext("closed code")


def _czech_tag(known: Mapping[str, Any], edition: Edition) -> str:
    if "czech_ui" not in known:
        return gettext("Czech: we do not know")
    [czech] = fact_values(edition.facts["czech_ui"], known["czech_ui"]["value"])
    return gettext("Czech: %(words)s") % {"words": czech}


def status_words(record: Mapping[str, Any], edition: Edition) -> Words:
    """Whether the tool is offered and looked after."""
    return edition.facts["status"].values.get(record["status"]) or gettext("not verified")


def fact_row(fact: Fact, stored: Mapping[str, Any]) -> FactRow:
    """One fact in words."""
    is_list = isinstance(stored["value"], list)
    return FactRow(
        key=fact.key,
        term=fact.label,
        values=fact_values(fact, stored["value"]) or (pgettext("fact", "we found none"),),
        open_list=is_list and not stored.get("complete", False),
        note=Text(stored["note"]) if stored.get("note") else None,
        links=links(*stored["sources"]),
        seen=datetime.date.fromisoformat(stored["seen_on"]),
    )


def fact_values(fact: Fact, value: Any) -> tuple[Words, ...]:
    """The value of a fact in words, a list as several."""
    if fact.key in LANGUAGES:
        return language_names(value)
    if isinstance(value, list):
        return tuple(one_value(fact, item) for item in value)
    return (one_value(fact, value),)


def one_value(fact: Fact, value: Any) -> Words:
    """A single value in words."""
    if special := SPECIAL.get(fact.key):
        return special(fact, value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Mapping):
        return Text(value)
    return fact.values.get(value) or str(value)


def czech_ui(fact: Fact, value: Any) -> str:
    """How much of the tool is in Czech, with the share of translated texts where we counted it."""
    stored = value if isinstance(value, Mapping) else {"user": value}
    words = str(fact.values[stored["user"]])
    share = stored.get("percent")
    return words if share is None else gettext("%(words)s, %(share)s %%") % {"words": words, "share": number(share)}


def licence(fact: Fact, value: Any) -> str:
    return pgettext("licence", "closed") if value == PROPRIETARY else str(value)


def months(fact: Fact, value: Any) -> str:
    if value == 0:
        return pgettext("commitment", "none")
    return ngettext("%(n)s month", "%(n)s months", value) % {"n": value}


def weeks(fact: Fact, value: Any) -> str:
    if value == 0:
        return gettext("at once")
    return ngettext("%(n)s week", "%(n)s weeks", value) % {"n": value}


def age(fact: Fact, value: Any) -> str:
    return gettext("no limit") if value == 0 else gettext("from the age of %(n)s") % {"n": value}


def release(fact: Fact, value: Any) -> str:
    return date_format(datetime.date.fromisoformat(value), "DATE_FORMAT")


def place(fact: Fact, value: Any) -> str:
    return gettext("you choose") if value == OWN_CHOICE else country_name(value)


def file_format(fact: Fact, value: Any) -> str:
    """The usual spelling of a format; what is no name of one in the active language."""
    words = {
        "database_backup": gettext("backup of the database"),
        "geojson": "GeoJSON",
        "gis_formats": gettext("formats of map programs (GIS)"),
        "google_sheets": "Google Sheets",
        "stata_xml": "Stata XML",
    }
    key = str(value).lower()
    return words.get(key) or key.upper().replace("_", " ")


def artificial_intelligence(fact: Fact, value: Any) -> str:
    """What it does, who provides it and whether it can be switched off."""
    off = {True: gettext("can be switched off"), False: gettext("cannot be switched off")}
    parts = [str(Text(value["what"]))]
    if value.get("provider"):
        parts.append(str(Text(value["provider"])))
    if value.get("off_switch") is not None:
        parts.append(off[value["off_switch"]])
    return ", ".join(parts)


SPECIAL: Mapping[str, Callable[[Fact, Any], Words]] = {
    "ai_features": artificial_intelligence,
    "czech_ui": czech_ui,
    "export_formats": file_format,
    "hosting_regions": place,
    "last_release": release,
    "licence": licence,
    "min_age": age,
    "min_contract_months": months,
    "min_weeks_to_launch": weeks,
}


def language_names(codes: Iterable[str]) -> tuple[str, ...]:
    """Names of languages in the active one: Czech, Slovak and English first; a very long list is cut and counted."""
    listed = list(codes)
    first = [code for code in FIRST_LANGUAGES if code in listed]
    others = sorted((language_name(code) for code in listed if code not in FIRST_LANGUAGES), key=czech_sort_key)
    names = [language_name(code) for code in first] + others
    if len(names) <= SHOWN_LANGUAGES:
        return tuple(names)
    more = len(names) - SHOWN_LANGUAGES
    return (*names[:SHOWN_LANGUAGES], ngettext("%(n)s more", "%(n)s more", more) % {"n": more})


def number(value: float) -> str:
    """A number with the signs of the active language."""
    return str(number_format(value, use_l10n=True))
