"""On which days the catalogue was seen, as a whole and each address. Pure: it reads records of a snapshot only."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any


def latest_seen(records: Iterable[Mapping[str, Any]]) -> datetime.date | None:
    """The latest day on which a fact or the evidence of a level was seen; None where there is none."""
    days = [
        known["seen_on"]
        for record in records
        for known in (*record["facts"].values(), *record["assessments"].values())
        if known.get("seen_on")
    ]
    return datetime.date.fromisoformat(max(days)) if days else None


def latest_review(record: Mapping[str, Any]) -> datetime.date | None:
    """The latest day on which anything of the tool was reviewed."""
    days = [cell["reviewed_on"] for cell in record["assessments"].values() if cell.get("reviewed_on")]
    return datetime.date.fromisoformat(max(days)) if days else None


def days_of_addresses(record: Mapping[str, Any]) -> dict[str, datetime.date]:
    """The latest day on which each address that proves a fact, a price or a level of the tool was seen."""
    seen = [
        *((url, fact.get("seen_on")) for fact in record["facts"].values() for url in fact.get("sources") or ()),
        *((price["source"], price["seen_on"]) for price in record["prices"]),
        *((piece["url"], piece["seen_on"]) for cell in record["assessments"].values() for piece in cell["evidence"]),
    ]
    return {url: datetime.date.fromisoformat(day) for url, day in sorted(pair for pair in seen if pair[1])}
