"""Facets and their options in words: those of the edition where it has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext, pgettext

from site_core.world import country_name
from tools_catalog.browsing.describing import UNKNOWN
from tools_catalog.browsing.licences import licence_words
from tools_catalog.browsing.search_words import DOES
from tools_catalog.fact_words import Words, one_value
from tools_catalog.methodology import Edition
from tools_catalog.overview import ACTIVITIES

OF_FACTS: Mapping[str, str] = {
    "czech": "czech_ui",
    "licence": "licence",
    "hosting": "hosting_modes",
    "data": "hosting_regions",
    "identity": "identity",
    "free": "free_service",
    "status": "status",
}
COUNTRIES = frozenset({"country", "used_in"})


def facet_title(facet: str, edition: Edition) -> Words:
    """What the facet asks."""
    if facet in OF_FACTS:
        return edition.facts[OF_FACTS[facet]].label
    return TITLES[facet]()


def option_label(facet: str, option: str, edition: Edition) -> Words:
    """One option."""
    if facet == DOES:
        return edition.questions[ACTIVITIES].option(option).label
    if own := OPTIONS.get((facet, option)):
        return own()
    if option == UNKNOWN:
        return gettext("not verified")
    if facet in COUNTRIES:
        return country_name(option)
    fact = edition.facts[OF_FACTS[facet]]
    return fact.values.get(option) or one_value(fact, licence_words(option))


def chip_label(facet: str, option: str, edition: Edition) -> str:
    """An option that stands alone, with what it answers."""
    label = str(option_label(facet, option, edition))
    if facet == DOES:
        return label
    return gettext("%(what)s: %(words)s") % {"what": facet_title(facet, edition), "words": label}


TITLES: Mapping[str, Callable[[], str]] = {
    DOES: lambda: gettext("What it has to do"),
    "code": lambda: gettext("Source code"),
    "price": lambda: gettext("Published price"),
    "used_in": lambda: gettext("Where municipalities use it"),
    "country": lambda: gettext("Supplier's country"),
    "documented": lambda: gettext("How much is documented"),
    "proof": lambda: gettext("What it rests on"),
}

OPTIONS: Mapping[tuple[str, str], Callable[[], str]] = {
    ("code", "open"): lambda: pgettext("code", "open"),
    ("code", "closed"): lambda: pgettext("code", "closed"),
    ("data", "eu"): lambda: gettext("in the European Union, or where you choose"),
    ("data", "elsewhere"): lambda: gettext("we found places outside the EU only"),
    ("free", "yes"): lambda: gettext("yes, even if with limits"),
    ("free", "no"): lambda: gettext("no"),
    ("price", "known"): lambda: gettext("at least one, even old or for another unit"),
    ("price", UNKNOWN): lambda: pgettext("price", "none known"),
    ("used_in", UNKNOWN): lambda: gettext("we found none"),
    ("documented", "half"): lambda: gettext("at least half"),
    ("documented", "three_quarters"): lambda: gettext("at least three quarters"),
    ("proof", "checked"): lambda: gettext("mostly examined or documented"),
    ("proof", "claimed"): lambda: gettext("mostly what suppliers say or sources dispute"),
}
