"""Names of languages and countries in the active language; source: Unicode CLDR, through Babel."""

from __future__ import annotations

from functools import cache

from babel import Locale

from site_core.language import active_language


def language_name(code: str) -> str:
    """The name of a language (ISO 639), or its code where nobody has named it."""
    return str(names().languages.get(code, code))


def country_name(code: str) -> str:
    """The name of a country (ISO 3166, and EU), or its code."""
    return str(names().territories.get(code, code))


def names() -> Locale:
    """All names in the active language."""
    return _names(active_language())


@cache
def _names(language: str) -> Locale:
    return Locale.parse(language, sep="-")
