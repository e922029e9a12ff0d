"""Rules for one price point: `{size_band, amount, currency, per, what, date, vat, source, seen_on, ...}`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from tools_catalog.rubric import Rubric
from tools_catalog.rules.values import (
    Fault,
    address_faults,
    both_languages_faults,
    date_faults,
    day_faults,
    earliest_day,
    is_amount,
    key_faults,
    keys_faults,
)

NEEDED = ("size_band", "amount", "currency", "per", "what", "date", "vat", "source", "seen_on")
IN_CZK = ("first_year_czk", "setup_czk", "year_czk")
VAT = ("excluded", "included", "not_stated")
BASES = ("list", "contract")
ALL_SIZES = "all"
_CURRENCY = re.compile(r"[A-Z]{3}")


def price_faults(price: Any, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """All faults of one price point."""
    missing = list(keys_faults(price, NEEDED, (*IN_CZK, "basis")))
    yield from missing
    if missing or not isinstance(price, Mapping):
        return
    yield from key_faults("size_band", price["size_band"], (*rubric.size_bands, ALL_SIZES, None))
    yield from key_faults("per", price["per"], rubric.price_periods)
    yield from key_faults("vat", price["vat"], VAT)
    yield from key_faults("basis", price.get("basis"), (*BASES, None))
    yield from both_languages_faults("what", price["what"])
    yield from address_faults("source", price["source"])
    yield from _amount_faults(price)
    yield from _dates_faults(price, today)


def _amount_faults(price: Mapping[str, Any]) -> Iterator[Fault]:
    amount, currency = price["amount"], price["currency"]
    if not is_amount(amount):
        yield Fault("amount", _("A number from 0 up is needed here."))
    if currency is None:
        if amount != 0:
            yield Fault("currency", _("An amount needs its currency."))
    elif not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
        yield Fault("currency", _("A currency code of three letters is needed here."))
    for key in IN_CZK:
        if price.get(key) is None:
            continue
        if currency != "CZK":
            yield Fault(key, _("The original currency is not CZK, so leave the amount in CZK out."))
        if not _is_range(price[key]):
            yield Fault(key, _("A number or the lowest and the highest number are needed here."))


def _is_range(value: Any) -> bool:
    if not isinstance(value, list):
        return is_amount(value)
    return len(value) == 2 and all(map(is_amount, value)) and value[0] <= value[1]


def _dates_faults(price: Mapping[str, Any], today: datetime.date) -> Iterator[Fault]:
    yield from day_faults("seen_on", price["seen_on"], today)
    if price["date"] is None:
        return
    yield from date_faults("date", price["date"], today)
    since, seen = earliest_day(price["date"]), earliest_day(price["seen_on"])
    if since and seen and since > seen:
        yield Fault("date", _("The price was seen on %(seen)s, before this date.") % {"seen": seen})
