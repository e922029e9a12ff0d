"""Once a day all entries are compared with what they come from: whatever slipped through heals, whoever took their
consent back or whose page is over is no more found. Their words are gathered then too.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from search import words_of_texts
from search.entries import refresh
from site_core.due import due
from site_core.leases import Lease


def until_midnight(now: datetime) -> timedelta:
    """What is left of the day (Prague date)."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min)) - now


@due("search entries")
def heal(now: datetime) -> str:
    """Compares all, the first time that it is asked on a day (Prague date)."""
    if not Lease.take("search entries", now, until_midnight(now)):
        return ""
    changed = refresh()
    return f"{changed} entries were behind" if changed else ""


@due("words of texts")
def gather_words(now: datetime) -> str:
    """Gathers them, the first time that it is asked on a day, after the entries."""
    if not Lease.take("words of texts", now, until_midnight(now)):
        return ""
    words_of_texts.gather()
    return ""
