"""From one day to another: a year, some months. Pure."""

from __future__ import annotations

import datetime
from calendar import monthrange


def a_year_after(day: datetime.date) -> datetime.date:
    """The same day a year later; of a leap day the last one of February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def months_after(instant: datetime.datetime, months: int) -> datetime.datetime:
    """The same day and hour so many months later; the last day of a month that is too short for it."""
    years, month = divmod(instant.month - 1 + months, 12)
    year, month = instant.year + years, month + 1
    return instant.replace(year=year, month=month, day=min(instant.day, monthrange(year, month)[1]))
