"""Alive, ready, degraded, down: what monitors are told."""

import json
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from site_core import health, readiness
from site_core.backup import freshness
from site_core.health import State, checks_readiness
from site_core.outbox import put_mail
from site_core.outbox.models import Outgoing
from tests import redis_server

TOLERANT = "site_core.redis_cache.TolerantRedisCache"


@pytest.fixture(params=[False, True], ids=["no pages kept", "pages kept"])
def client(request, settings):
    settings.PAGE_CACHE = request.param
    return Client()


@pytest.fixture
def parts(monkeypatch):
    """Checks of this test alone stand beside the real ones."""
    monkeypatch.setattr(health, "_checks", dict(health._checks))


def answer_of(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_a_living_process_says_so_without_the_database(client):
    response = client.get("/healthz")  # a test without a database may not open one
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_site_with_all_its_parts_is_ready(client):
    status, answer = answer_of(client)
    assert status == 200
    assert answer["status"] == "ok"
    assert {"database", "migrations", "cache", "queue", "disk"} <= set(answer["checks"])


@pytest.mark.django_db
def test_a_part_that_the_site_goes_on_without_makes_it_degraded(client, parts):
    checks_readiness("oracle")(lambda: False)
    status, answer = answer_of(client)
    assert (status, answer["status"], answer["checks"]["oracle"]) == (200, "degraded", "degraded")


@pytest.mark.django_db
def test_a_part_that_it_cannot_do_without_brings_it_down(client, parts):
    checks_readiness("oracle")(lambda: False)
    checks_readiness("ground", State.DOWN)(lambda: False)
    status, answer = answer_of(client)
    assert (status, answer["status"], answer["checks"]["ground"]) == (503, "down", "down")


@pytest.mark.django_db
def test_what_went_wrong_stands_in_the_log_and_not_in_the_answer(client, parts, caplog):
    def broken():
        raise DatabaseError("password of app@host refused")

    checks_readiness("database", State.DOWN)(broken)
    status, answer = answer_of(client)
    assert status == 503
    assert "password" not in json.dumps(answer)
    assert "readiness 'database'" in caplog.text


@pytest.mark.django_db
def test_a_mail_that_nobody_sends_is_noticed():
    Outgoing.objects.create(subject="x", due_at=timezone.now() - timedelta(minutes=14))
    assert health.state_of("queue") is State.OK
    Outgoing.objects.create(subject="x", due_at=timezone.now() - timedelta(minutes=16))
    assert health.state_of("queue") is State.DEGRADED


@pytest.mark.django_db
def test_a_job_that_no_worker_does_is_noticed_though_the_timer_sends_mails(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    put_mail(to="jana@example.org", subject="x", text="x", about="test")
    Outgoing.objects.all().delete()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=14))
    assert health.state_of("queue") is State.OK
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=16))
    assert health.state_of("queue") is State.DEGRADED
    DBTaskResult.objects.update(status="SUCCESSFUL")
    assert health.state_of("queue") is State.OK


@pytest.mark.django_db
def test_a_migration_that_was_not_made_is_noticed(monkeypatch):
    monkeypatch.setattr(readiness, "_migrated", [])
    monkeypatch.setattr(readiness.MigrationExecutor, "migration_plan", lambda self, targets: ["one"])
    assert health.state_of("migrations") is State.DOWN


@pytest.fixture
def backed_up(db, settings):
    settings.BACKUP_RECIPIENT = "age1a-key"


def test_a_last_backup_of_more_than_a_day_ago_is_noticed(backed_up):
    freshness.note(timezone.now() - timedelta(hours=25))
    assert health.state_of("backup") is State.OK
    freshness.note(timezone.now() - timedelta(hours=27))
    assert health.state_of("backup") is State.DEGRADED


def test_a_first_backup_that_does_not_come_is_noticed(backed_up):
    asked = timezone.now()
    assert health.state_of("backup") is State.OK
    assert freshness.is_fresh(asked + timedelta(hours=25))
    assert not freshness.is_fresh(asked + timedelta(hours=27))


def test_who_makes_no_backups_here_is_not_told_that_they_are_missing(db, settings):
    freshness.note(timezone.now() - timedelta(days=9))
    settings.BACKUP_RECIPIENT = ""
    assert health.state_of("backup") is State.OK


@pytest.mark.own_redis
@pytest.mark.parametrize("fault", ["kill", "stop"])
def test_a_redis_that_is_away_is_noticed_though_the_site_goes_on_without_it(tmp_path, settings, fault):
    with redis_server.running(tmp_path) as redis:
        settings.CACHES = {"default": {"BACKEND": TOLERANT, "LOCATION": redis.url}}
        assert health.state_of("cache") is State.OK
        getattr(redis, fault)()
        cache.set("word", "kept by the process")
        assert cache.get("word") == "kept by the process"
        began = time.monotonic()
        assert health.state_of("cache") is State.DEGRADED
        assert time.monotonic() - began < 1
        redis.wake() if fault == "stop" else redis.start()
        assert health.state_of("cache") is State.OK


def test_a_full_disk_is_noticed(monkeypatch):
    monkeypatch.setattr(readiness, "FREE_BYTES", 10**18)
    assert health.state_of("disk") is State.DEGRADED


def test_nobody_keeps_the_answer(client):
    assert client.get("/healthz").headers["Cache-Control"] == "no-store"
