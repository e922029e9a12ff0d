"""Made-up tools as a snapshot holds them, answers of a village, and the results that the engine makes of both."""

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from advisor.explanations import Case, ResultView, view_of
from site_core.czech_order import czech_sort_key
from tools_catalog import matching
from tools_catalog.methodology import load_edition

EDITION = load_edition("2026.1")
DAY = datetime.date(2026, 11, 25)
SEEN = "2026-11-20"
SEARCHED = "2026-11-18"
VILLAGE: dict[str, Any] = {
    "trigger": "specific_decision",
    "problem_statement": "What to build on the green?",
    "level": "consult",
    "room": "open_resolution",
    "feedback": "named_deadline",
    "activities": ["survey"],
    "groups": ["everyone"],
    "size": "pop_500_1999",
    "offline_share": "few",
    "channels": ["newsletter"],
    "staff": "h_3_8",
    "it": "outsourced",
    "budget": "dont_know",
    "time": "m_over_12",
    "rhythm": "yearly",
    "hosting": "no_requirement",
    "integrations": dict.fromkeys(("nia", "bankid", "website", "gis", "records_databox", "open_data"), "no"),
    "openness": "no_matter",
    "exit_export": "basic",
    "sensitivity": "calm",
    "existing_tool": "none",
}


def cell(level: int, grade: str = "B", **more: Any) -> dict[str, Any]:
    """A scored assessment with one piece of evidence."""
    shows = {"cs": "popis funkce", "en": "description of the function"}
    evidence = [{"url": "https://example.org/docs", "kind": "vendor_doc", "seen_on": SEEN, "shows": shows}]
    scored = {"state": "scored", "level": level, "grade": grade, "seen_on": SEEN, "reviewed_on": SEEN}
    return {**scored, "evidence": evidence, **more}


def unknown() -> dict[str, Any]:
    """An assessment that found nothing on the day of the search."""
    return {"state": "unknown", "level": None, "grade": "U", "evidence": [], "reviewed_on": SEARCHED}


PROVEN = {"surveys": cell(3), "analysis": cell(2), "accessibility": cell(3), "languages": cell(3)}


def fact(value: Any, **more: Any) -> dict[str, Any]:
    return {"value": value, "sources": ["https://example.org/facts"], "seen_on": SEEN, **more}


def price(amount: int, band: str = "all", **more: Any) -> dict[str, Any]:
    """A price fact with one yearly list price in crowns without VAT."""
    words = {"what": {"cs": "roční cena", "en": "yearly price"}, "date": "2026", "vat": "excluded"}
    point = {"size_band": band, "amount": amount, "currency": "CZK", "per": "year", "basis": "list", **words}
    return fact([{**point, "source": "https://example.org/prices", "seen_on": SEEN, **more}])


def reference(place: str, country: str = "CZ", band: str = "pop_500_1999", **more: Any) -> dict[str, Any]:
    what = {"cs": "dotazník", "en": "survey"}
    own = {"place": place, "country": country, "size_band": band, "kind": "live", "year": 2024, "what": what}
    return {**own, "source": "https://example.org/references", **more}


def tool(
    key: str,
    cells: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
    references: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """A tool that is offered and in Czech, with a full survey; all else is unknown unless given (None: no fact)."""
    assessed = [criterion.key for criterion in EDITION.criteria.values() if criterion.computed is None]
    known = {"status": fact("active"), "czech_ui": fact("full"), **(facts or {})}
    places = list(references)
    if places:
        known["references"] = {"value": {"items": places, "complete": False}}
    return {
        "key": key,
        "name": key.title(),
        "sort_key": czech_sort_key(key.title()),
        "summary": {"cs": "Nástroj.", "en": "A tool."},
        "facts": {name: value for name, value in known.items() if value is not None},
        "assessments": {**{name: unknown() for name in assessed}, "surveys": cell(3), **(cells or {})},
        "references": places,
        "prices": known.get("price_points", {}).get("value", []),
    }


def case(*tools: Mapping[str, Any], as_of: datetime.date = DAY, **answers: Any) -> Case:
    """The result for the village with some answers changed; None leaves a question unanswered."""
    given = {question: answer for question, answer in {**VILLAGE, **answers}.items() if answer is not None}
    catalogue = matching.catalogue_from(tools)
    document = matching.document(matching.recommend(EDITION.rules, catalogue, given, as_of), snapshot="f" * 64)
    ordered = sorted(tools, key=lambda each: each["sort_key"])
    return Case(json.loads(json.dumps(document)), EDITION, {each["key"]: each for each in ordered})


def view(*tools: Mapping[str, Any], **answers: Any) -> ResultView:
    return view_of(case(*tools, **answers))


def text_of(html: str) -> str:
    """What a reader of a page sees, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\xa0", " ").split())
