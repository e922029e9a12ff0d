"""Deletes comparisons that have run out. Pages check the date themselves, so a late run shows nothing to anybody."""

import datetime

from django.conf import settings
from django.utils import timezone

from advisor.models import ClientComparison
from site_core.due import due


@due("expired client comparisons")
def delete_expired(now: datetime.datetime) -> str:
    """Empties expired comparisons at once: title, notes, tools, importance and the way to the result behind it.

    The bare row with its hashes stays as long again, so that the link can say "expired" (410) and not "unknown".
    """
    today = timezone.localdate(now)
    expired = ClientComparison.objects.filter(expires_on__lt=today).exclude(fields={})
    emptied = expired.update(fields={}, result=None)
    forgotten = today - datetime.timedelta(days=settings.PROFILE_DAYS)
    links, _ = ClientComparison.objects.filter(expires_on__lt=forgotten).delete()
    return f"{emptied} comparisons emptied and {links} links deleted" if emptied or links else ""
