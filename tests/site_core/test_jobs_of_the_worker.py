"""Jobs of the worker: none where there is no queue, finished ones are forgotten after a week."""

from datetime import timedelta

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from site_core.outbox import put_mail
from site_core.outbox.worker import DAYS_KEPT, forget_jobs

pytestmark = pytest.mark.django_db
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DAY = timedelta(days=1)


def put():
    return put_mail(to="jana@example.org", subject="Dobrý den", text="Text", about="test")


def test_without_a_queue_a_mail_waits_for_the_clock():
    assert put().state == "waiting"
    assert not DBTaskResult.objects.exists()


def test_a_mail_puts_one_job_into_the_queue_that_holds_its_number_alone(settings):
    settings.TASKS = QUEUE
    mail = put()
    assert [job.args_kwargs for job in DBTaskResult.objects.all()] == [{"args": [mail.pk], "kwargs": {}}]


@pytest.mark.parametrize(("status", "days", "left"), [
    (TaskResultStatus.SUCCESSFUL, DAYS_KEPT - 1, 1),
    (TaskResultStatus.SUCCESSFUL, DAYS_KEPT + 1, 0),
    (TaskResultStatus.FAILED, DAYS_KEPT + 1, 0),
    (TaskResultStatus.READY, DAYS_KEPT + 1, 1),
])  # fmt: skip
def test_finished_jobs_are_forgotten_after_a_week(settings, status, days, left):
    settings.TASKS = QUEUE
    put()
    now = timezone.now()
    finished = None if status is TaskResultStatus.READY else now - days * DAY
    DBTaskResult.objects.update(status=status, finished_at=finished)

    assert forget_jobs(now) == ("" if left else "1 removed")
    assert DBTaskResult.objects.count() == left
