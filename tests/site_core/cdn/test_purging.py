"""Caches in front throw all away as soon as readers may see something new, and no editor waits for them."""

import json
import logging
import socket
import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.tasks import default_task_backend
from django.test import Client
from django.utils import timezone

from site_core.cdn import backends, purging
from site_core.cdn.models import CdnNews
from site_core.cdn.purging import purge_by_worker, purge_due
from site_core.health import State, state_of
from site_core.models import Topic
from tests import factories
from tests.cache_in_front import cache_in_front
from tests.page_factories import found, page, site
from tests.site_core.cdn.conftest import HOST, front

pytestmark = pytest.mark.django_db
ALL = ("PURGE", "/*", HOST)
TOKEN = "a-token-that-nobody-else-may-know"


def jobs():
    return [job for job in default_task_backend.results if job.task == purge_by_worker]


def change():
    """Something that readers see."""
    Topic.objects.create(key=f"t{Topic.objects.count()}", name={"cs": "Voda", "en": "Water"})


@pytest.fixture
def changed(django_capture_on_commit_callbacks):
    """A change with what follows its transaction."""

    def do(act=change):
        connection.run_on_commit.clear()  # of this test, whose one transaction is never over
        with django_capture_on_commit_callbacks(execute=True):
            act()

    return do


def publish():
    found("rules", "en").save_revision().publish()


CHANGES = {
    "publication": publish,
    "unpublishing": lambda: found("rules").unpublish(),
    "move": lambda: found("rules").move(found("about"), pos="last-child"),
    "deletion": lambda: found("rules").delete(),
    "topic": change,
    "tool": lambda: factories.tool(),
}


@pytest.mark.parametrize("act", CHANGES.values(), ids=CHANGES)
def test_after_each_change_that_readers_see_the_worker_throws_all_of_the_host_away_once(cdn, changed, act):
    site(page("rules"), page("about"))
    default_task_backend.clear()

    changed(act)
    assert cdn.told == []  # whoever saved did not wait for it
    assert len(jobs()) == 1
    purge_by_worker.func()
    assert cdn.told == [ALL]


def test_what_readers_never_see_is_told_to_nobody(cdn, changed):
    changed(lambda: User.objects.create(username="eva"))
    assert jobs() == []


def test_without_a_cache_in_front_there_are_no_jobs_and_no_news(settings, changed):
    front(settings)
    changed()
    assert (jobs(), purge_due(timezone.now()), CdnNews.objects.count()) == ([], "", 0)


def test_many_changes_and_workers_purge_once(cdn, changed):
    for _ in range(5):
        changed()
    for _ in range(5):
        purge_by_worker.func()
    assert cdn.told == [ALL]


def test_each_of_several_caches_is_told_also_when_another_one_is_away(settings, changed):
    with cache_in_front() as one, cache_in_front() as gone, cache_in_front() as other:
        front(settings, one, gone, other)
        gone.status = 500
        changed()
        purge_by_worker.func()
        assert (one.told, other.told) == ([ALL], [ALL])


# --- the timer: what failed, and what a cache has fetched in the moment of the change ---------------------------------
def test_the_timer_purges_once_more_after_the_worker_and_then_rests(cdn, changed):
    changed()
    purge_by_worker.func()
    assert [purge_due(timezone.now()) for _ in range(3)] == ["purged", "", ""]
    assert cdn.told == [ALL, ALL]


def test_without_a_worker_the_timer_does_it(settings, cdn, changed):
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    changed()
    assert cdn.told == []
    assert (purge_due(timezone.now()), cdn.told) == ("purged", [ALL])


@pytest.mark.parametrize("status", [302, 403, 405, 500, 503])
def test_a_cache_that_refuses_is_told_again_until_it_does_not(cdn, changed, status):
    cdn.status = status
    changed()
    purge_by_worker.func()
    assert [purge_due(timezone.now()) for _ in range(2)] == ["not purged"] * 2
    cdn.status = 200
    assert [purge_due(timezone.now()) for _ in range(2)] == ["purged", ""]
    assert cdn.told == [ALL] * 4


def test_a_change_during_a_purge_is_purged_again(cdn, changed, monkeypatch):
    changed()
    purge, meanwhile = purging.purge, [change]
    monkeypatch.setattr(purging, "purge", lambda: purge() and (not meanwhile or changed(meanwhile.pop()) is None))
    assert [purge_due(timezone.now()) for _ in range(3)] == ["purged", "purged", ""]


def test_a_cache_that_says_nothing_is_given_up_after_seconds_and_tried_by_the_worker_once(cdn, changed, monkeypatch):
    monkeypatch.setattr(backends, "PATIENCE", 0.3)
    cdn.hang()
    changed()
    began = time.monotonic()
    for _ in range(3):
        purge_by_worker.func()
    assert (purge_due(timezone.now()), len(cdn.told)) == ("not purged", 2)
    assert time.monotonic() - began < 5


def test_a_cache_that_is_not_there_is_noted(settings, cdn, changed):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        where = f"http://127.0.0.1:{closed.getsockname()[1]}"
        settings.WAGTAILFRONTENDCACHE[cdn.address]["LOCATION"] = where
        changed()
        assert purge_due(timezone.now()) == "not purged"


def test_an_editor_publishes_as_fast_with_a_cache_that_hangs(cdn, admin_client: Client, changed):
    site(page("rules"))
    cdn.hang()
    of = found("rules")
    of.save_revision()
    began = time.monotonic()
    changed(lambda: of.get_latest_revision().publish())
    assert time.monotonic() - began < backends.PATIENCE
    assert cdn.told == []


# --- who is told what -------------------------------------------------------------------------------------------------
def test_a_cache_that_failed_for_a_quarter_of_an_hour_is_seen_at_readyz_until_it_was_purged(cdn, changed):
    cdn.status = 503
    changed()
    purge_due(timezone.now())
    assert state_of("cdn") == State.OK
    CdnNews.objects.update(failing_since=timezone.now() - timedelta(minutes=16))
    purge_due(timezone.now())
    assert state_of("cdn") == State.DEGRADED
    cdn.status = 200
    purge_due(timezone.now())
    assert state_of("cdn") == State.OK


def cloudflare(server):
    backend = backends.CloudflareHost({"ZONEID": "zone", "BEARER_TOKEN": TOKEN})
    assert backend.cloudflare_purge_endpoint_url == "https://api.cloudflare.com/client/v4/zones/zone/purge_cache"
    backend.cloudflare_purge_endpoint_url = f"http://{server.address}/zones/zone/purge_cache"
    return backend


def test_cloudflare_is_told_the_host_with_its_token(cdn):
    assert purging.is_purged("Cloudflare", cloudflare(cdn))
    assert cdn.told == [("POST", "/zones/zone/purge_cache", cdn.address)]
    assert (json.loads(cdn.bodies[0]), cdn.tokens) == ({"hosts": [HOST]}, [f"Bearer {TOKEN}"])


@pytest.mark.parametrize(
    ("status", "says"),
    [(200, b'{"success": false}'), (200, b"<html>"), (403, b"{}"), (302, b"{}"), (200, b"[]")],
)
def test_a_refusal_of_cloudflare_is_a_failure_that_the_log_knows_without_the_token(cdn, caplog, status, says):
    cdn.status, cdn.says = status, says
    with caplog.at_level(logging.WARNING):
        assert not purging.is_purged("Cloudflare", cloudflare(cdn))
    assert "Cloudflare did not purge its cache" in caplog.text
    assert TOKEN not in caplog.text
    assert len(cdn.told) == 1  # the token is carried nowhere else
