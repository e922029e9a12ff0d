"""Amounts in Czech crowns in words, always as a range unless the amount is known exactly."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from django.utils.formats import number_format
from django.utils.translation import gettext

ROUNDED_FROM, STEP = 1000, 100  # shown in whole hundreds from CZK 1,000 on


def whole(number: int) -> str:
    """A whole number with thousands set apart."""
    return str(number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True))


def money(amount: int) -> str:
    """An amount in Czech crowns."""
    return str(gettext("CZK %(amount)s") % {"amount": whole(amount)})


def rounded(low: Fraction, high: Fraction | None) -> tuple[int, int | None]:
    """The ends rounded outwards, so that the range shown holds the exact one."""
    return _down(low), None if high is None else _up(high)


def range_words(low: int | None, high: int | None) -> str:
    """The cost of the first year. `low` None: not known; `high` None: no upper end is known."""
    if low is None:
        return str(gettext("We do not know the price, ask."))
    if high is None:
        return _open_price(low)
    if high == 0:
        return str(gettext("free of charge"))
    if low == 0:
        return str(gettext("at most %(high)s") % {"high": money(high)})
    if low == high:
        return money(low)
    return str(gettext("CZK %(low)s to %(high)s") % {"low": whole(low), "high": whole(high)})


def _open_price(low: int) -> str:
    if low == 1:
        return str(gettext("not free of charge, the amount is not known"))
    return str(gettext("at least %(low)s, the upper end is not known") % {"low": money(low)})


def _down(amount: Fraction) -> int:
    full = floor(amount)
    return full // STEP * STEP if full >= ROUNDED_FROM else full


def _up(amount: Fraction) -> int:
    full = -floor(-amount)
    return -(-full // STEP) * STEP if full >= ROUNDED_FROM else full
