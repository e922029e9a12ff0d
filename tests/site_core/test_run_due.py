"""What is due is done once, by one process at a time, and a failure of one task does not stop the others."""

import os
import signal
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from site_core import due, server
from site_core.leases import Lease

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(monkeypatch):
    registry = {}
    monkeypatch.setattr(due, "TASKS", registry)
    monkeypatch.setattr("site_core.management.commands.run_due.TASKS", registry)
    return registry


def test_every_task_gets_the_present_instant(tasks, capsys):
    seen = []
    tasks["one"] = lambda now: seen.append(now) or "done"
    call_command("run_due")
    assert timezone.now() - seen[0] < timedelta(minutes=1)
    assert "one: done" in capsys.readouterr().out


def test_a_failing_task_does_not_stop_the_next(tasks, caplog):
    seen = []
    tasks["broken"] = lambda now: 1 / 0
    tasks["next"] = lambda now: seen.append(now) or ""
    call_command("run_due")
    assert len(seen) == 1
    assert "'broken' failed" in caplog.text


def test_nothing_runs_while_another_process_holds_the_lease(tasks):
    seen = []
    tasks["one"] = lambda now: seen.append(now) or ""
    Lease.take("run_due", timezone.now(), timedelta(minutes=10))
    call_command("run_due")
    assert seen == []


def test_a_lease_that_ran_out_is_taken_over():
    now = timezone.now()
    Lease.take("x", now - timedelta(hours=1), timedelta(minutes=10))
    assert Lease.take("x", now, timedelta(minutes=10))
    assert not Lease.take("x", now, timedelta(minutes=10))


def test_the_lease_is_given_back_after_the_work(tasks):
    call_command("run_due")
    assert Lease.take("run_due", timezone.now(), timedelta(minutes=10))


def test_who_overran_does_not_give_back_the_lease_of_the_next():
    now, length = timezone.now(), timedelta(minutes=10)
    Lease.take("x", now - timedelta(minutes=20), length)
    Lease.take("x", now, length)
    Lease.give_back("x", now - timedelta(minutes=20), length)
    assert not Lease.take("x", now + timedelta(seconds=1), length)


def test_the_clock_goes_on_after_a_run_that_failed(monkeypatch, caplog):
    def busy(_name):
        raise OperationalError("database is locked")

    monkeypatch.setattr(server, "call_command", busy)
    monkeypatch.setattr(server, "connections", SimpleNamespace(close_all=lambda: None))
    server.tick()
    assert "could not be done" in caplog.text


def test_it_goes_on_until_it_is_told_to_end_and_finishes_what_is_under_way(tasks, monkeypatch):
    seen, finished = [], []

    def third_is_the_last(now):
        seen.append(now)
        if len(seen) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        finished.append(now)
        return ""

    tasks["one"] = third_is_the_last
    monkeypatch.setattr(server, "connections", SimpleNamespace(close_all=lambda: None))
    monkeypatch.setattr("threading.Event.wait", lambda self, timeout: self.is_set())
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        call_command("run_due", every=60)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert len(seen) == len(finished) == 3


def test_one_name_cannot_be_registered_by_two_modules(tasks):
    due.due("x")(lambda now: "")
    other = lambda now: ""  # noqa: E731 - a task that claims to come from elsewhere
    other.__module__ = "elsewhere"
    with pytest.raises(ValueError, match="registered twice"):
        due.due("x")(other)
