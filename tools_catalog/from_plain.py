"""From the plain form of the data files to values of the models' fields; `to_plain.py` goes the other way."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from tools_catalog.matching.prices import PRICES
from tools_catalog.to_plain import UNVERIFIED, Plain


def tool_values(tool: Mapping[str, Any]) -> Plain:
    """Values of the fields of `Tool` itself."""
    status_note, summary = tool["status_note"] or {}, tool["summary"]
    return {
        "key": tool["key"],
        "name": tool["name"],
        "former_names": tool["former_names"],
        "status": tool["status"] or UNVERIFIED,
        "status_note_cs": status_note.get("cs", ""),
        "status_note_en": status_note.get("en", ""),
        "kind": tool["kind"],
        "homepage": tool["homepage"] or "",
        "repositories": tool["repository"],
        "vendor": tool["vendor"]["name"],
        "country": tool["vendor"]["country"] or "",
        "year_started": tool["year_started"],
        "summary_cs": summary["cs"],
        "summary_en": summary["en"],
    }


def child_values(tool: Mapping[str, Any]) -> dict[str, list[Plain]]:
    """Values of the rows below a tool, by the name of the relation."""
    prices = tool["facts"].get(PRICES, {}).get("value", [])
    return {
        "facts": [fact_values(key, fact) for key, fact in tool["facts"].items()],
        "prices": in_order(price_values(price) for price in prices),
        "references": in_order(reference_values(row) for row in tool["references"]),
        "weaknesses": in_order(
            {
                "text_cs": row["cs"],
                "text_en": row["en"],
                "source": row["source"],
                "more_sources": row.get("more_sources", []),
            }
            for row in tool["weaknesses"]
        ),
    }


def fact_values(key: str, fact: Mapping[str, Any]) -> Plain:
    """Values of the fields of `Fact`."""
    note = fact.get("note") or {}
    return {
        "key": key,
        "value": None if key == PRICES else fact["value"],
        "complete": fact.get("complete"),
        "grade": fact.get("grade", ""),
        "sources": fact["sources"],
        "seen_on": to_day(fact["seen_on"]),
        "note_cs": note.get("cs", ""),
        "note_en": note.get("en", ""),
        "url": fact.get("url", ""),
    }


def price_values(price: Mapping[str, Any]) -> Plain:
    """Values of the fields of `PricePoint`."""
    return {
        "size_band": price["size_band"] or "",
        "amount": Decimal(str(price["amount"])),
        "currency": price["currency"] or "",
        "per": price["per"],
        "what_cs": price["what"]["cs"],
        "what_en": price["what"]["en"],
        "date": price["date"] or "",
        "vat": price["vat"],
        "source": price["source"],
        "seen_on": to_day(price["seen_on"]),
        "basis": price.get("basis") or "",
        **{key: price.get(key) for key in ("first_year_czk", "setup_czk", "year_czk")},
    }


def reference_values(row: Mapping[str, Any]) -> Plain:
    """Values of the fields of `Reference`."""
    return {
        "place": row["place"],
        "place_cs": row.get("place_cs", ""),
        "country": row["country"] or "",
        "size_band": row["size_band"] or "",
        "size_band_basis": row.get("size_band_basis") or "",
        "kind": row["kind"],
        "cycles": row.get("cycles"),
        "years": row.get("years"),
        "year": row["year"],
        "what_cs": row["what"]["cs"],
        "what_en": row["what"]["en"],
        "source": row["source"],
        "aggregate": bool(row.get("aggregate")),
    }


def cell_values(cell: Mapping[str, Any]) -> Plain:
    """Values of the fields of `Assessment` itself."""
    note, reason = cell.get("note") or {}, cell.get("change_reason") or {}
    low, high = cell.get("claims") or (None, None)
    return {
        "state": cell["state"],
        "level": cell["level"],
        "floor": bool(cell.get("floor")),
        "grade": cell["grade"],
        "claim_low": low,
        "claim_high": high,
        "note_cs": note.get("cs", ""),
        "note_en": note.get("en", ""),
        "reviewer": cell.get("reviewer", ""),
        "second_reviewer": cell.get("second_reviewer", ""),
        "reviewed_on": to_day(cell.get("reviewed_on")),
        "change_reason_cs": reason.get("cs", ""),
        "change_reason_en": reason.get("en", ""),
    }


def evidence_values(cell: Mapping[str, Any]) -> list[Plain]:
    """Values of the rows of `Evidence` below an assessment."""
    return in_order(
        {
            "url": piece["url"],
            "kind": piece["kind"],
            "seen_on": to_day(piece["seen_on"]),
            "shows_en": piece["shows_en"],
            "shows_cs": piece.get("shows_cs", ""),
        }
        for piece in cell["evidence"]
    )


def to_day(value: str | None) -> datetime.date | None:
    """A text as a day."""
    return datetime.date.fromisoformat(value) if value else None


def in_order(rows: Iterable[Plain]) -> list[Plain]:
    """Rows with their place in the list."""
    return [{**row, "sort_order": place} for place, row in enumerate(rows)]
