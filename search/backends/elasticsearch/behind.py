"""What the server does not know yet, because it was away, or because an index was being made anew."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.tasks import task
from django.utils import timezone
from modelsearch.backends import get_search_backend

from search.backends.elasticsearch.asking import Unanswered
from search.models import UnsentChange
from site_core.leases import Lease

MOST_AT_ONCE = 5000
REBUILDING = "search rebuild "  # name of a lease, so that all processes see it
logger = logging.getLogger(__name__)


def note(model: type[Any], keys: Iterable[Any]) -> None:
    """Objects whose present state has to be brought to the server, be it that they are gone."""
    now, name = timezone.now(), model._meta.label_lower
    rows = [UnsentChange(model=name, key=str(key), since=now) for key in keys]
    UnsentChange.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["model", "key"], update_fields=["since"], batch_size=500
    )


def is_being_rebuilt() -> bool:
    """Whether some index is made anew: then a change goes to the old one now, and is made again in the new one."""
    return Lease.objects.filter(name__startswith=REBUILDING, until__gt=timezone.now()).exists()


def catch_up(backend: Any) -> int:
    """Brings what was noted, the oldest first, until the server fails; says how many.

    While an index is made anew all this goes to the old one, so the notes stay for the end of it.
    """
    done = 0
    changes = list(UnsentChange.objects.order_by("since")[:MOST_AT_ONCE])
    stay = is_being_rebuilt()  # asked after they were read: what an index gathers that is begun later has them
    for change in changes:
        try:
            bring(change, backend)
        except Unanswered as fault:
            if not fault.is_refusal:
                break
            logger.error("The search server does not take %s %s.", change.model, change.key)
        if not stay:  # not if it has changed again meanwhile
            UnsentChange.objects.filter(pk=change.pk, since=change.since).delete()
        done += 1
    return done


def bring(change: UnsentChange, backend: Any) -> None:
    """One object, or that it is gone."""
    try:
        model = apps.get_model(change.model)
    except LookupError:  # the code has it no more, neither will the next index
        return
    backend.get_index_for_model(model).bring(model, change.key)


@task
def catch_up_by_worker() -> None:
    """As soon as the server answers again."""
    catch_up(get_search_backend())


def catch_up_soon() -> None:
    """Does nothing where nothing was noted."""
    if UnsentChange.objects.exists():
        catch_up_by_worker.enqueue()
