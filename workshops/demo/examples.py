"""The files of examples. They say how many days ahead a workshop is, so that it never looks dead. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from workshops.importing import read_workshops
from workshops.models.workshops import HOME_ZONE

FOLDER = Path(__file__).parent / "data"
SATURDAY = 5
type Content = dict[str, Any]


def read_examples() -> list[tuple[str, Content]]:
    """Key and content of each file."""
    return read_workshops(FOLDER)


def dated(content: Mapping[str, Any], today: date) -> Content:
    """The content as a file of a real workshop has it: with a session on a working day."""
    day = working_day(today + timedelta(days=content["days_ahead"]))
    session = [instant(day, hour) for hour in content["hours"]]
    return {**content, "workshop": {**content["workshop"], "sessions": [session]}}


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= SATURDAY else 0)


def instant(day: date, hour: str) -> str:
    """An hour of our clocks as an instant."""
    return datetime.combine(day, time.fromisoformat(hour), ZoneInfo(HOME_ZONE)).astimezone(UTC).isoformat()


def guests(key: str, content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Who is registered for an example, at addresses that belong to nobody (RFC 2606)."""
    for place, guest in enumerate(content.get("guests", ()), 1):
        yield {**guest, "email": f"{key}-{place}@example.org", "form_hash": f"{key} {place}"}
