"""What somebody changes of their own registration: what they told us, which mails they want. Their seat stays."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from workshops.models import Registration

REMINDERS, THANKS = "wants_reminders", "wants_thanks"  # mails that one may do without, by the field that says so


def store(own: Registration, said: dict[str, Any], now: datetime) -> None:
    """Writes what they say now. Nothing comes back where the data were deleted meanwhile."""
    Registration.objects.filter(pk=own.pk).exclude(email="").update(**said, changed_at=now)


def choose_mails(own: Registration, kind: str, *, wanted: bool) -> None:
    """Switches mails of a kind on or off."""
    setattr(own, kind, wanted)
    Registration.objects.filter(pk=own.pk).update(**{kind: wanted})
