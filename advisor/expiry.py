"""Deletes what has run out. Pages check the date themselves, so a late run shows nothing to anybody."""

import datetime

from django.conf import settings
from django.utils import timezone

from advisor.models import Answer, NeedsProfile, Result
from site_core.due import due


@due("expired profiles")
def delete_expired(now: datetime.datetime) -> str:
    """Deletes answers and results of expired profiles at once.

    The bare row with its hashes stays as long again, so that the link can say "expired" (410) and not "unknown".
    """
    today = timezone.localdate(now)
    expired = NeedsProfile.objects.filter(expires_on__lt=today)
    answers, _ = Answer.objects.filter(profile__in=expired).delete()
    results, _ = Result.objects.filter(profile__in=expired).delete()
    forgotten = today - datetime.timedelta(days=settings.PROFILE_DAYS)
    profiles, _ = NeedsProfile.objects.filter(expires_on__lt=forgotten).delete()
    if not (answers or results or profiles):
        return ""
    return f"{answers} answers, {results} results and {profiles} links deleted"
