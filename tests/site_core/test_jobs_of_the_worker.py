"""Jobs of the worker: none where there is no queue, finished ones are forgotten, those left behind are done again."""

from datetime import timedelta

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from site_core.left_behind import LEASE, take_up
from site_core.outbox import put_mail
from site_core.outbox.worker import DAYS_KEPT, forget_jobs

pytestmark = pytest.mark.django_db
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DAY = timedelta(days=1)
AWAY = "django.db.utils.OperationalError"


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


def left(**values):
    """A job in the state in which its worker left it."""
    put()
    DBTaskResult.objects.update(**values)


@pytest.mark.parametrize(("minutes", "then"), [(-1, TaskResultStatus.RUNNING), (1, TaskResultStatus.READY)])
def test_a_job_whose_worker_ended_is_done_again_when_nobody_can_be_at_it(settings, minutes, then):
    settings.TASKS = QUEUE
    now = timezone.now()
    left(status=TaskResultStatus.RUNNING, started_at=now - LEASE - timedelta(minutes=minutes), worker_ids=["one"])
    take_up(now)
    assert DBTaskResult.objects.get().status == then


@pytest.mark.parametrize(
    ("fault", "then"),
    [(AWAY, TaskResultStatus.READY), ("builtins.ValueError", TaskResultStatus.FAILED), ("", TaskResultStatus.FAILED)],
)
def test_a_job_that_failed_is_done_again_only_where_the_database_was_away(settings, fault, then):
    settings.TASKS = QUEUE
    now = timezone.now()
    left(status=TaskResultStatus.FAILED, exception_class_path=fault, finished_at=now, worker_ids=["one"])
    take_up(now)
    assert DBTaskResult.objects.get().status == then


@pytest.mark.parametrize("status", [TaskResultStatus.RUNNING, TaskResultStatus.FAILED])
def test_a_job_that_ends_each_worker_is_given_up_and_said_once_in_the_log(settings, caplog, status):
    settings.TASKS = QUEUE
    now = timezone.now()
    left(status=status, exception_class_path=AWAY, started_at=now - DAY, worker_ids=["one", "two", "three"])
    assert [take_up(now), take_up(now)] == ["", ""]
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    assert caplog.text.count("is given up after 3 attempts") == 1
