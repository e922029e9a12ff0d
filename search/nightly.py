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


@due("search entries")
def heal(now: datetime) -> str:
    """Compares all, the first time that it is asked on a day (Prague date)."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(tomorrow, time.min))
    if not Lease.take("search entries", now, midnight - now):
        return ""
    changed = refresh()
    words_of_texts.gather()
    return f"{changed} entries were behind" if changed else ""
