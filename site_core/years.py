"""A year from one day to another. Pure."""

from __future__ import annotations

import datetime


def a_year_after(day: datetime.date) -> datetime.date:
    """The same day a year later; of a leap day the last one of February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
