"""Jobs of the queue that a worker did not bring to an end: it was killed, or the database went away under it.

The library leaves them as they were. What is done here again may have been done already, so a job must bear that.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from site_core.due import due

LEASE = timedelta(minutes=10)  # no job of ours takes a minute
MOST_ATTEMPTS = 3  # a job that ends its worker each time must not go on for ever
AWAY = ["django.db.utils.OperationalError", "django.db.utils.InterfaceError"]
READY, RUNNING, FAILED = TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED
logger = logging.getLogger(__name__)


@due("jobs left behind")
def take_up(now: datetime) -> str:
    """Puts them into the queue again; tells how many."""
    left = Q(status=RUNNING, started_at__lt=now - LEASE)
    behind = DBTaskResult.objects.filter(left | Q(status=FAILED, exception_class_path__in=AWAY))
    count = sum(is_taken_up(job, now) for job in behind)
    return f"{count} taken up" if count else ""


def is_taken_up(job: DBTaskResult, now: datetime) -> bool:
    """Whether a worker will try it again. A job that was tried often enough is given up, with a line in the log."""
    again = len(job.worker_ids) < MOST_ATTEMPTS
    as_it_was = DBTaskResult.objects.filter(pk=job.pk, status=job.status, started_at=job.started_at)
    if not again:
        logger.error("The job %s (%s) is given up after %s attempts.", job.pk, job.task_path, len(job.worker_ids))
    outcome = {"status": READY} if again else {"status": FAILED, "exception_class_path": "", "finished_at": now}
    return bool(as_it_was.update(**outcome)) and again
