"""Counts what readers look for, by the day: a word, a language, how often, how much there was. Nothing else is kept.

Who asked is known to the cache alone, for a day and as a keyed hash, so that one network counts once for a word and
cannot fill the table.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone

from search.models import SearchCount
from search.terms import term_of
from site_core.due import due
from site_core.rate_limit import DAY, visitor, within_limit

TERMS_OF_ONE, TERMS_OF_ALL = 30, 5000  # words that one network adds in an hour, and all of them on a day
KEPT_DAYS, RARE_DAYS = 365, 30  # how long a day is kept; after how long a word goes that hardly anybody looked for
OFTEN = 3  # searches from which on a word is shown

log = logging.getLogger(__name__)


def count_search(request: HttpRequest, typed: str, language: str, results: int) -> None:
    """Counts a search of a reader. A fault here is logged without the word and costs the reader nothing."""
    term = term_of(typed)
    if not term or settings.SESSION_COOKIE_NAME in request.COOKIES or not is_new(visitor(request), term, language):
        return
    try:
        with transaction.atomic():
            add(timezone.localdate(), language, term, results)
    except DatabaseError:
        log.warning("A search could not be counted.")


def is_new(who: str, term: str, language: str) -> bool:
    """Whether this network has not looked for it within a day, and neither it nor all together are a flood."""
    return (
        within_limit("search-term", f"{who} {language} {term}", 1, DAY)
        and within_limit("search-terms", who, TERMS_OF_ONE)
        and within_limit("search-terms", "all", TERMS_OF_ALL, DAY)
    )


def add(day: date, language: str, term: str, results: int) -> None:
    """One search more on a day. Without signals: nothing that readers see changes."""
    row = SearchCount.objects.filter(day=day, language=language, words=term)
    one_more = {"times": F("times") + 1, "results": results}
    if not row.update(**one_more):
        new = SearchCount(day=day, language=language, words=term)
        SearchCount.objects.bulk_create([new], ignore_conflicts=True)
        row.update(**one_more)


@due("search terms")
def forget_old_terms(now: datetime) -> str:
    """Deletes days that are a year old, and after a month words that hardly anybody looked for."""
    today = timezone.localdate(now)
    old, _rows = SearchCount.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    month_ago = today - timedelta(days=RARE_DAYS)
    rare, _rows = SearchCount.objects.filter(day__lt=month_ago).exclude(words__in=frequent().values("words")).delete()
    return f"{old + rare} counts deleted" if old + rare else ""


def frequent() -> QuerySet[SearchCount]:
    """Words with the language in which they were looked for often enough to be shown, and how often that was."""
    return SearchCount.objects.values("words", "language").annotate(searched=Sum("times")).filter(searched__gte=OFTEN)
