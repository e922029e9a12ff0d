"""The latest day on which anything in a state of the catalogue was seen. Pure: it reads records of a snapshot only."""

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
