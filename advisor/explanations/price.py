"""The first-year cost of a tool, as the engine computed it."""

from fractions import Fraction

from advisor.result_document import ExcludedTool, ListedTool
from tools_catalog.matching.prices import PRICES
from tools_catalog.methodology import Text
from tools_catalog.price_words import rounded

from .case import Case
from .evidence import of_fact
from .tool_shapes import Price

UNKNOWN, NOT_FREE = "unknown", "not_free"


def price(case: Case, tool: ListedTool | ExcludedTool) -> Price:
    """The range with its note and sources. Ends are rounded outwards, so that the range shown holds the exact one.

    From nothing to no known end is no range: it is not known. That a tool is not free is said by the range.
    """
    evidence = of_fact(case, case.tool(tool["tool"]), PRICES)
    note, cost = _note(case, tool["cost_note"]), tool["cost"]
    if cost is None or (cost["high"] is None and Fraction(cost["low"]) == 0):
        return Price(None, None, note, evidence)
    low, high = rounded(Fraction(cost["low"]), None if cost["high"] is None else Fraction(cost["high"]))
    return Price(low, high, None if tool["cost_note"] == NOT_FREE else note, evidence)


def _note(case: Case, key: str | None) -> Text | None:
    """The edition's note; that nothing is known of a price is said by the price itself."""
    return None if key in (None, UNKNOWN) else case.edition.labels.price_notes[key]
