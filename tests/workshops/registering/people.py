"""People who register, for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.workshops.planting import workshop
from workshops.models import Registration, Workshop
from workshops.registering.taking import register

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
START = NOW + timedelta(days=9)
END = START + timedelta(hours=3)


def open_workshop(key: str = "dilna", **fields: Any) -> Workshop:
    """A workshop that takes registrations, nine days ahead."""
    return workshop(key, (START, END), **{"takes_registrations": True, "format": "online", **fields})


def said(email: str, **fields: Any) -> dict[str, Any]:
    """What a sound form says."""
    person = {"name": "Nina Nová", "email": email, "organisation": "", "municipality": "", "language": "cs"}
    return {**person, "answers": [], "consents": [], "wants_thanks": True, **fields}


def come(of: Workshop, email: str, now: datetime = NOW, *, form: str = "") -> Registration:
    """Registers somebody and returns what the database has of them."""
    made = register(of.pk, said(email), form or f"form of {email}", now).registration
    assert made is not None
    return made


def states(of: Workshop) -> dict[str, str]:
    """What has become of each, by the part of the address before the sign."""
    return {one.email.partition("@")[0]: one.state for one in of.registrations.order_by("created_at", "pk")}
