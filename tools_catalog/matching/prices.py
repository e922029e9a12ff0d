"""Price points of a tool as they are stored: an amount with what it is for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

type Range = tuple[Fraction, Fraction]

PRICES = "price_points"  # the fact whose value they are
MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(frozen=True, eq=False)
class PricePoint:
    """`size_band` is a band, `all`, or None for a named plan or a case that tells nothing about a size.

    `fixed` is the first-year price where it is stated as such, otherwise `amount` in `currency` is paid `per` period.
    `age_months`: how old the price was at least when we saw it; 0 when it has no date. Compared by identity, so that
    what follows from it alone is worked out once.
    """

    size_band: str | None
    fixed: Range | None
    amount: Fraction | None
    currency: str | None
    per: str | None
    vat: str | None
    basis: str | None
    age_months: int


def price_point_from(raw: Mapping[str, Any]) -> PricePoint:
    """Reads a stored price point; decimal numbers are read as they are written."""
    amount = raw.get("amount")
    return PricePoint(
        size_band=raw.get("size_band"),
        fixed=_fixed(raw),
        amount=None if amount is None else Fraction(str(amount)),
        currency=raw.get("currency"),
        per=raw.get("per"),
        vat=raw.get("vat"),
        basis=raw.get("basis"),
        age_months=_age_months(raw.get("date"), raw.get("seen_on")),
    )


def _fixed(raw: Mapping[str, Any]) -> Range | None:
    if raw.get("first_year_czk") is not None:
        return _range(raw["first_year_czk"])
    if raw.get("year_czk") is not None:
        year, setup = _range(raw["year_czk"]), _range(raw.get("setup_czk") or 0)
        return year[0] + setup[0], year[1] + setup[1]
    return None


def _range(raw: Any) -> Range:
    low, high = raw if isinstance(raw, list | tuple) else (raw, raw)
    return Fraction(str(low)), Fraction(str(high))


def _age_months(dated: Any, seen_on: Any) -> int:
    """Months from the price to the day we saw it, counted so that the price is not made older than it is."""
    if not dated or not seen_on:
        return 0
    return max(0, _month(seen_on, missing=1) - _month(dated, missing=12))


def _month(raw: Any, missing: int) -> int:
    found = MONTH.match(str(raw))
    if found is None:
        raise ValueError(f"date {raw!r}")
    return int(found[1]) * 12 + int(found[2] or missing)
