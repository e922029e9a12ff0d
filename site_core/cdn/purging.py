"""Tells the caches in front that what readers see has changed. No editor waits for them.

After each change a job wakes the worker; it tries once for each state of the site. Whether it went well or not, the
timer tells them all again within the minute, and each minute anew until they have heard: that repairs what failed,
and throws away what a cache has fetched in the very moment of the change.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.tasks import task
from django.utils import timezone
from wagtail.contrib.frontend_cache.utils import get_backends

from site_core.cdn.backends import FAULTS
from site_core.cdn.models import CdnNews
from site_core.due import due
from site_core.health import checks_readiness
from site_core.outbox.worker import has_queue
from site_core.page_cache import version_now

ROW = 1
LATE = timedelta(minutes=15)
logger = logging.getLogger(__name__)


def purge_soon() -> None:
    """Wakes the worker, if there are caches in front and a worker; otherwise the timer does it."""
    if settings.WAGTAILFRONTENDCACHE and has_queue():
        purge_by_worker.enqueue()


@task
def purge_by_worker() -> None:
    """One purge for however many changes and workers; not again where it failed, which may take long."""
    words = version_now() or ""
    news()
    if CdnNews.objects.filter(pk=ROW).exclude(tried=words).update(tried=words):
        purge()


@due("caches in front")
def purge_due(now: datetime) -> str:
    """The same until all of them have heard."""
    words = version_now() or ""
    if not settings.WAGTAILFRONTENDCACHE or news().told == words:
        return ""
    if not purge():
        CdnNews.objects.filter(pk=ROW, failing_since=None).update(failing_since=now)
        return "not purged"
    CdnNews.objects.filter(pk=ROW).update(tried=words, told=words, failing_since=None)
    return "purged"


@checks_readiness("cdn")
def caches_were_told() -> bool:
    """None of them has refused for so long that somebody has to look."""
    is_late = CdnNews.objects.filter(failing_since__lt=timezone.now() - LATE)
    return not (settings.WAGTAILFRONTENDCACHE and is_late.exists())


def news() -> CdnNews:
    """The row."""
    return CdnNews.objects.get_or_create(pk=ROW)[0]


def purge() -> bool:
    """Whether all caches have thrown away what they kept of the site; one that fails stops no other."""
    outcomes = [is_purged(name, cache) for name, cache in get_backends().items()]
    return all(outcomes)


def is_purged(name: str, cache: Any) -> bool:
    """Of what went wrong only a number or a kind is logged: words of the other side may repeat what we sent."""
    try:
        cache.purge(f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/*")
    except FAULTS as fault:
        logger.warning("%s did not purge its cache: %s", name, getattr(fault, "code", type(fault).__name__))
        return False
    return True
