"""The site goes on without Redis: killed, stopped, and back again."""

import time

import pytest

from site_core import redis_cache
from site_core.rate_limit import within_limit
from site_core.redis_cache import TolerantRedisCache
from tests import redis_server

pytestmark = pytest.mark.own_redis


@pytest.fixture
def redis(tmp_path, monkeypatch):
    monkeypatch.setattr(redis_cache, "OPEN_SECONDS", 0.5)
    with redis_server.running(tmp_path) as server:
        yield server


@pytest.fixture
def cache(redis):
    return TolerantRedisCache(redis.url, {})


def test_two_processes_share_what_is_kept(redis, cache):
    cache.set("word", "here")
    assert TolerantRedisCache(redis.url, {}).get("word") == "here"


@pytest.mark.parametrize("fault", ["kill", "stop"])
def test_without_redis_the_process_keeps_things_itself(redis, cache, fault):
    cache.set("word", "here")
    getattr(redis, fault)()
    assert cache.get("word") is None
    cache.set("word", "there")
    assert cache.get("word") == "there"
    assert cache.get_many(["word", "other"]) == {"word": "there"}


def test_a_stuck_redis_costs_once_and_not_each_time(redis, cache):
    cache.set("word", "here")
    redis.stop()
    began = time.monotonic()
    cache.get("word")
    first = time.monotonic() - began
    for number in range(200):
        cache.get(f"word{number}")
    assert first < 0.45
    assert time.monotonic() - began - first < 0.2


def test_the_log_hears_once_that_redis_is_away_and_once_that_it_is_back(redis, cache, caplog):
    redis.stop()
    for _ in range(3):
        cache.set("word", "here")
    redis.wake()
    time.sleep(0.6)
    for _ in range(3):
        cache.get("word")

    assert caplog.messages == [
        "Redis gave no answer (TimeoutError): this process keeps for itself.", "Redis answers again."
    ]  # fmt: skip


def test_the_limits_hold_within_a_process_without_redis(redis, cache, monkeypatch):
    monkeypatch.setattr("site_core.rate_limit.cache", cache)
    redis.kill()
    assert [within_limit("question", "203.0.113.7", 2) for _ in range(4)] == [True, True, False, False]


def test_the_limits_are_shared_between_processes(redis, cache, monkeypatch):
    allowed = []
    for process in (cache, TolerantRedisCache(redis.url, {})) * 2:
        monkeypatch.setattr("site_core.rate_limit.cache", process)
        allowed.append(within_limit("question", "203.0.113.7", 2))
    assert allowed == [True, True, False, False]


def test_a_redis_that_comes_back_is_used_again_by_itself(redis, cache):
    redis.kill()
    cache.get("word")
    redis.start()
    time.sleep(0.6)
    cache.set("word", "back")
    assert TolerantRedisCache(redis.url, {}).get("word") == "back"
    assert not cache.circuit.opened_at


@pytest.mark.parametrize("change", [lambda cache: cache.set("word", "new"), lambda cache: cache.delete("word")])
def test_what_changed_while_redis_was_stuck_is_not_found_old_afterwards(redis, cache, change):
    cache.set("word", "old")
    redis.stop()
    change(cache)
    redis.wake()
    time.sleep(0.6)
    assert cache.get("word") is None


@pytest.mark.parametrize("first", ["default", "pages"])
def test_what_one_cache_missed_is_not_found_old_whichever_asks_first(redis, first):
    caches = {
        "default": TolerantRedisCache(redis.url, {}),
        "pages": TolerantRedisCache(redis.url, {"KEY_PREFIX": "pages"}),
    }
    for cache in caches.values():
        cache.set_many({"word": "old", "other": "old"}, version=7)
    redis.stop()
    for cache in caches.values():
        cache.set("word", "new", 60, 7)
        cache.delete_many(["other"], version=7)
    redis.wake()
    time.sleep(0.6)
    caches[first].get("anything")
    for cache in caches.values():
        assert cache.get_many(["word", "other"], version=7) == {}


def test_a_stuck_redis_is_tried_again_only_once_the_circuit_closes(redis, cache):
    redis.stop()
    cache.get("word")
    time.sleep(0.6)
    began = time.monotonic()
    for _ in range(100):
        cache.get("word")
    assert time.monotonic() - began < 0.6
