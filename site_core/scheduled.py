"""What editors have scheduled: each publication and each end of one by itself.

Wagtail's `publish_scheduled` stops at the first record that cannot be published, and with it every later one, each
minute anew. Here the failure is logged and the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import DraftStateMixin, Page, Revision

from site_core.due import due

logger = logging.getLogger(__name__)


@due("scheduled publishing")
def publish_due(now: datetime) -> str:
    """Ends what has expired, then publishes what is due; tells how many of each."""
    ended = sum(done(record, end) for record in expired(now))
    started = sum(done(revision, start) for revision in list(waiting(now)))
    return f"{started} published, {ended} expired" if started or ended else ""


def expired(now: datetime) -> Iterator[Any]:
    """Live records whose time is over."""
    others = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    for model in [Page, *(model for model in others if not issubclass(model, Page))]:
        yield from list(model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"))


def waiting(now: datetime) -> Any:
    """Approved revisions whose time has come."""
    return Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")


def end(record: Any) -> None:
    """Takes a record off the site."""
    record.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def start(revision: Revision) -> None:
    """Puts a revision on the site."""
    revision.publish(log_action="wagtail.publish.scheduled")


def done(subject: Any, act: Callable[[Any], None]) -> bool:
    """Whether it could be done; what could not is logged and left as it was."""
    try:
        with transaction.atomic():
            act(subject)
    except Exception:
        logger.exception("Scheduled, but not possible: %s", subject)
        return False
    return True
