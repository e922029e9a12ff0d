"""Prices of a tool and places that use it, in words."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, pgettext

from site_core.world import country_name
from tools_catalog.above_municipalities import COUNTRY, REGION, kind_above
from tools_catalog.links import Link, links
from tools_catalog.methodology import Edition, Text
from tools_catalog.rules.values import earliest_day

HOME_COUNTRY = "CZ"
UNKNOWN_SIZE = ""
TRIAL = "pilot"  # kind of a reference, and the group of those
ANY_SIZE = "all"


@dataclass(frozen=True)
class Price:
    """One published price. `of`: municipalities of this size, of any size, or what it covers if it is tied to none."""

    amount: str
    what: Text
    of: Text | str
    remarks: tuple[str, ...]
    links: tuple[Link, ...]
    seen: datetime.date


@dataclass(frozen=True)
class Place:
    """A municipality or institution that uses the tool; `seen` is the day of its source, None where it is not known."""

    name: str
    what: Text
    remarks: tuple[str, ...]
    links: tuple[Link, ...]
    seen: datetime.date | None


@dataclass(frozen=True)
class PlaceGroup:
    """Places of one size, Czech ones first; `countries` says how many are in which.

    `band` is empty if the size is not known, and names what is no municipality (`above_municipalities`) or a trial.
    """

    band: str
    size: str
    countries: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Places:
    """`groups` from the smallest size to the largest, the unknown one, what is no municipality, then trials and plans.

    `latest` is the last year in which one was seen in use, 0 where no year is known. `sums` count several places
    together.
    """

    groups: tuple[PlaceGroup, ...]
    latest: int
    sums: tuple[Place, ...]

    @property
    def total(self) -> int:
        """How many single places are known."""
        return sum(len(group.places) for group in self.groups)


def prices(record: Mapping[str, Any], edition: Edition) -> tuple[Price, ...]:
    """All published prices, in the order of the record."""
    return tuple(price(raw, edition) for raw in record["prices"])


def price(raw: Mapping[str, Any], edition: Edition) -> Price:
    """One price point in words."""
    return Price(
        amount=amount(raw),
        what=Text(raw["what"]),
        of=price_of(raw, edition),
        remarks=(*price_remarks(raw), *price_age(raw, edition)),
        links=links(raw["source"]),
        seen=datetime.date.fromisoformat(raw["seen_on"]),
    )


def price_of(raw: Mapping[str, Any], edition: Edition) -> Text | str:
    """Whose price it is; one that is tied to no size, such as that of a licence for a school, says what it covers."""
    if raw["size_band"] == ANY_SIZE:
        return gettext("any size")
    return edition.labels.size_bands[raw["size_band"]] if raw["size_band"] else Text(raw["what"])


def prices_in_short(raws: Sequence[Mapping[str, Any]]) -> str:
    """How many prices are published and the latest of them: amount, what it covers, its year. Empty without any."""
    if not raws:
        return ""
    latest = max(raws, key=lambda raw: str(raw.get("date") or ""))
    year = str(latest.get("date") or "")[:4] or gettext("year not known")
    one = f"{amount(latest)}, {Text(latest['what'])}, {year}"
    if len(raws) == 1:
        return gettext("Published price: %(price)s") % {"price": one}
    return gettext("Published prices: %(n)s, the latest: %(price)s") % {"n": len(raws), "price": one}


def price_remarks(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """VAT, what the price is taken from, and its year, as far as they are known."""
    vat = {
        "excluded": gettext("without VAT"),
        "included": gettext("with VAT"),
        "not_stated": gettext("whether with VAT is not stated"),
    }
    paid = gettext("paid or offered in one case") if raw.get("basis") == "contract" else ""
    parts = (vat.get(raw["vat"], "") if raw["amount"] else "", paid, str(raw.get("date") or "")[:4])
    return tuple(filter(None, parts))


def price_age(raw: Mapping[str, Any], edition: Edition) -> tuple[str, ...]:
    """How old the price was when somebody saw it, if that is older than prices hold."""
    since, seen = earliest_day(raw.get("date")), datetime.date.fromisoformat(raw["seen_on"])
    if since is None:
        return ()
    months = (seen.year - since.year) * 12 + seen.month - since.month
    if months <= edition.rules.prices.price_age_months:
        return ()
    return (ngettext("a price %(n)s year old", "a price %(n)s years old", months // 12) % {"n": months // 12},)


def amount(raw: Mapping[str, Any]) -> str:
    """The amount with its currency and what it is for."""
    if raw["amount"] == 0:
        return gettext("free of charge")
    money = f"{number_format(raw['amount'], use_l10n=True, force_grouping=True)} {currency(raw['currency'] or '')}"
    period = periods().get(raw["per"], "")
    return f"{money} {period}".strip()


def currency(code: str) -> str:
    return {"CZK": gettext("CZK"), "EUR": gettext("EUR")}.get(code, code)


def periods() -> dict[str, str]:
    """What an amount is paid for."""
    return {
        "year": gettext("a year"),
        "month": gettext("a month"),
        "once": pgettext("payment", "once"),
        "project": gettext("for one project"),
        "three_years": gettext("for three years"),
        "inhabitant_year": gettext("for an inhabitant and year"),
        "user_month": gettext("for an office user and month"),
        "user_year": gettext("for an office user and year"),
    }


def places(record: Mapping[str, Any], edition: Edition, days: Mapping[str, datetime.date]) -> Places:
    """Places that use the tool by size; in each size Czech ones first, then the latest."""
    listed = sorted(record["references"], key=lambda raw: (raw["country"] != HOME_COUNTRY, -(raw.get("year") or 0)))
    single = [raw for raw in listed if not raw.get("aggregate")]
    groups: dict[str, list[Mapping[str, Any]]] = {band: [] for band in bands_of_places(edition)}
    for raw in single:
        groups[group_of(raw)].append(raw)
    return Places(
        latest=latest_year(single),
        groups=tuple(place_group(band, found, edition, days) for band, found in groups.items() if found),
        sums=tuple(place(raw, days) for raw in listed if raw.get("aggregate")),
    )


def bands_of_places(edition: Edition) -> list[str]:
    """All groups in their order."""
    return [*edition.labels.size_bands, UNKNOWN_SIZE, REGION, COUNTRY, TRIAL]


def latest_year(references: Iterable[Mapping[str, Any]]) -> int:
    """The last year in which a use was seen, trials and plans left out; 0 where no year is known."""
    return max((raw.get("year") or 0 for raw in references if raw["kind"] != TRIAL), default=0)


def group_of(raw: Mapping[str, Any]) -> str:
    """The size of a municipality, that it is none, or that it is only a trial or a plan."""
    if raw["kind"] == TRIAL:
        return TRIAL
    return kind_above(raw) or raw.get("size_band") or UNKNOWN_SIZE


def group_name(band: str, edition: Edition) -> str:
    """What a group of places is called."""
    apart = {
        UNKNOWN_SIZE: gettext("size not known"),
        REGION: gettext("regions"),
        COUNTRY: gettext("whole countries, governments and parliaments"),
        TRIAL: gettext("trial runs and plans"),
    }
    return apart.get(band) or str(edition.labels.size_bands[band])


def place_group(
    band: str, found: list[Mapping[str, Any]], edition: Edition, days: Mapping[str, datetime.date]
) -> PlaceGroup:
    """Places of one size with the countries counted, the home country first and then the most frequent."""
    counted = Counter(raw["country"] or "" for raw in found)
    order = sorted(counted, key=lambda code: (code != HOME_COUNTRY, -counted[code], code))
    names = [country_name(code) if code else gettext("country not known") for code in order]
    return PlaceGroup(
        band=band,
        size=group_name(band, edition),
        countries=", ".join(f"{name} {counted[code]}" for code, name in zip(order, names, strict=True)),
        places=tuple(place(raw, days) for raw in found),
    )


def place(raw: Mapping[str, Any], days: Mapping[str, datetime.date]) -> Place:
    """One place, its country in brackets where it is abroad."""
    name = str(Text({"cs": raw.get("place_cs") or raw["place"], "en": raw["place"]}))
    abroad = raw["country"] and raw["country"] != HOME_COUNTRY and not raw.get("aggregate")
    return Place(
        name=f"{name} ({country_name(raw['country'])})" if abroad else name,
        what=Text(raw["what"]),
        remarks=place_remarks(raw),
        links=links(raw["source"]),
        seen=days.get(raw["source"]),
    )


def place_remarks(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The year, or that it is not known; a trial may be a plan only."""
    pilot = gettext("trial run or plan") if raw["kind"] == TRIAL else ""
    return tuple(filter(None, (pilot, str(raw.get("year") or gettext("year not known")))))
