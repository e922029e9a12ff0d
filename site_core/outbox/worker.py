"""Mails through the queue of a worker: a mail goes out within a second, not with the next minute.

The queue only wakes the worker up. What has become of a mail stands in its own row, so a job that is lost with its
worker loses no mail: `run_due` finds it when its lease is over.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.tasks import default_task_backend, task
from django_tasks_db.models import DBTaskResult

from site_core.due import due
from site_core.outbox.sending import deliver

DAYS_KEPT = 7  # of finished jobs: long enough to see what went wrong


@task
def deliver_by_worker(pk: int) -> None:
    """Sends one mail, if it is due and nobody else has it."""
    deliver(pk)


def wake_worker(pk: int) -> None:
    """Puts a mail into the queue, in the current transaction; does nothing where the site has no queue."""
    if has_queue():
        deliver_by_worker.enqueue(pk)


def has_queue() -> bool:
    """Whether jobs are kept for a worker. One who does them at once would send inside the request of a visitor."""
    return bool(default_task_backend.supports_defer)


@due("finished jobs")
def forget_jobs(now: datetime) -> str:
    """Removes jobs that were done a while ago; tells how many."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=now - timedelta(days=DAYS_KEPT))
    count, _each = old.delete()
    return f"{count} removed" if count else ""
