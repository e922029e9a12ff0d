"""Random answers through the real edition, and random small catalogues with everything that the rules know."""

import datetime
import os
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from tools_catalog.matching.edition import Question
from tools_catalog.matching.faults import options_of, rows_of
from tools_catalog.methodology import load_edition

RULES = load_edition("2026.1").rules
DAY = datetime.date(2026, 11, 25)
ASSESSED = [key for key, criterion in RULES.criteria.items() if criterion.computed is None]
BANDS = list(RULES.size_bands)

engine_property = settings(max_examples=int(os.environ.get("ENGINE_EXAMPLES", "30")), deadline=None)
"""Enough for every run; ENGINE_EXAMPLES=2000 searches for longer."""

type Answers = dict[str, Any]
type Tool = dict[str, Any]


def _answer(question: Question) -> st.SearchStrategy[Any]:
    match question.type:
        case "text":
            return st.sampled_from(["", "Věta.", "Alfa"])
        case "radio":
            return st.sampled_from(options_of(question, RULES))
        case "checkbox":
            many = sorted(set(question.options) - question.exclusive)
            ticked = st.lists(st.sampled_from(many), min_size=1, max_size=question.max or 4, unique=True)
            return st.one_of(ticked, st.sampled_from([[option] for option in sorted(question.exclusive)]))
        case "radio_grid":
            rows = {row: st.sampled_from(options) for row, options in rows_of(question, RULES).items()}
            return st.fixed_dictionaries({}, optional=rows)


REQUIRED = {key: _answer(question) for key, question in RULES.questions.items() if question.required}
OPTIONAL = {key: _answer(question) for key, question in RULES.questions.items() if not question.required}


def answers() -> st.SearchStrategy[Answers]:
    """Valid answers: gaps, contradictions and answers to hidden questions included."""
    return st.fixed_dictionaries(REQUIRED, optional=OPTIONAL)


def _cells(grades: str, days: list[str]) -> list[dict[str, Any]]:
    scored: list[dict[str, Any]] = [
        {"state": "scored", "level": level, "grade": grade, "seen_on": day, "floor": floor}
        for level in range(5)
        for grade in grades
        for day in days
        for floor in ((False, True) if level < 4 else (False,))
    ]
    return scored


FRESH, OLD = "2026-10-01", "2024-06-01"
DISPUTED = [
    {"state": "scored", "level": high, "grade": "D", "claims": [low, high], "seen_on": FRESH}
    for high in range(5)
    for low in range(high)
]
SILENT: list[dict[str, Any] | None] = [None, {"state": "unknown", "grade": "U"}, {"state": "unknown"}]
CELLS = [*_cells("ABC", [FRESH, OLD]), *DISPUTED, *(SILENT * 6), {"state": "not_applicable", "grade": "B"}]
EXACT = [{"state": "scored", "level": level, "grade": "A", "seen_on": FRESH} for level in range(5)]


def _assessments(cells: list[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """One byte a cell: much quicker than a choice for each of them."""
    picked = st.binary(min_size=len(ASSESSED), max_size=len(ASSESSED))
    return picked.map(lambda row: _row([cells[byte % len(cells)] for byte in row]))


def _row(cells: list[Any]) -> dict[str, Any]:
    return {key: dict(cell) for key, cell in zip(ASSESSED, cells, strict=True) if cell is not None}


def _listed(items: list[str]) -> st.SearchStrategy[Any]:
    values = st.lists(st.sampled_from(items), min_size=1, max_size=3, unique=True)
    return st.fixed_dictionaries({"value": values, "complete": st.booleans()})


def price_points() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Price points of every kind; too few to name every size."""
    stated = st.fixed_dictionaries({"first_year_czk": st.sampled_from([0, 900, 20000, 90000, [40000, 400000]])})
    per = st.sampled_from(list(RULES.prices.per))
    computed = st.fixed_dictionaries(
        {
            "amount": st.sampled_from([0, 2, 4.5, 40, 900, 5000, 90000]),
            "currency": st.sampled_from(["CZK", "EUR", "USD", "GBP", "JPY"]),
            "per": per,
        }
    )
    common = st.fixed_dictionaries(
        {
            "size_band": st.sampled_from([*BANDS, "all", "all", None]),
            "vat": st.sampled_from(["excluded", "included", "not_stated"]),
            "date": st.sampled_from([None, "2017", "2026-05"]),
            "seen_on": st.just("2026-11-22"),
            "basis": st.sampled_from([None, "list", "contract"]),
        }
    )
    point = st.tuples(common, st.one_of(stated, computed)).map(lambda parts: parts[0] | parts[1])
    return st.lists(point, min_size=1, max_size=4)


def _references() -> st.SearchStrategy[dict[str, Any]]:
    item = st.fixed_dictionaries(
        {
            "size_band": st.sampled_from(BANDS[:3]),
            "kind": st.sampled_from(["live", "live", "pilot"]),
            "cycles": st.integers(1, 3),
            "years": st.integers(0, 5),
        }
    )
    return st.fixed_dictionaries({"items": st.lists(item, max_size=12), "complete": st.booleans()})


FACTS: dict[str, st.SearchStrategy[Any]] = {
    "status": st.sampled_from(["active", "active", "active", "maintenance", "single_city", "discontinued"]),
    "czech_ui": st.sampled_from(["full", "full", "partial", "machine", "none", {"user": "full", "admin": "none"}]),
    "identity": _listed(["email", "sms", "nia", "bankid", "anonymous"]),
    "hosting_modes": _listed(["saas", "self_hosted"]),
    "managed_hosts": st.sampled_from([["Nějaká firma"], []]),
    "hosting_regions": _listed(["CZ", "EU", "US"]),
    "open_source": st.booleans(),
    "free_service": st.booleans(),
    "min_weeks_to_launch": st.sampled_from([0, 1, 3, 8, 20, 60]),
    "support_languages": _listed(["cs", "en", "sk"]),
    "price_points": price_points(),
    "references": _references(),
}


def tools(cells: list[Any] = CELLS) -> st.SearchStrategy[Tool]:
    """A tool without key and name."""
    return st.fixed_dictionaries(
        {"facts": st.fixed_dictionaries({}, optional=FACTS), "assessments": _assessments(cells)}
    )


NAMES = ["Chata", "Hrad", "Čáp", "cedr", "Žába", "zub 2", "Ďas", "Dub"]


def catalogues(cells: list[Any] = CELLS, most: int = 4) -> st.SearchStrategy[list[Tool]]:
    """One to a few tools in the plain form."""
    return st.lists(tools(cells), min_size=1, max_size=most).map(
        lambda found: [{"key": f"t{n}", "name": NAMES[n], **tool} for n, tool in enumerate(found)]
    )
