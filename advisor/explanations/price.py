"""The first-year cost of a tool, as the engine computed it."""

from fractions import Fraction
from math import floor
from typing import Any

from advisor.result_document import Cost

from .case import Case
from .evidence import of_fact
from .shapes import Price

ROUNDED_FROM, STEP = 1000, 100  # shown in whole hundreds from CZK 1,000 on


def price(case: Case, tool_key: str, cost: Cost | None, note: str | None = None) -> Price:
    """The range with its note and sources. Ends are rounded outwards, so that the range shown holds the exact one."""
    evidence = of_fact(case.tool(tool_key), "price_points")
    key = cost["note"] if cost else note
    words = case.edition.labels.price_notes.get(key) if key else None
    if cost is None:
        return Price(None, None, words, evidence)
    high = None if cost["high"] is None else _up(Fraction(cost["high"]))
    return Price(_down(Fraction(cost["low"])), high, words, evidence)


def price_of(case: Case, tool_key: str, entry: Any) -> Price:
    """The price that a listed or excluded tool's entry of the document holds."""
    return price(case, tool_key, entry.get("cost"), entry.get("cost_note"))


def _down(amount: Fraction) -> int:
    whole = floor(amount)
    return whole // STEP * STEP if whole >= ROUNDED_FROM else whole


def _up(amount: Fraction) -> int:
    whole = -floor(-amount)
    return -(-whole // STEP) * STEP if whole >= ROUNDED_FROM else whole
