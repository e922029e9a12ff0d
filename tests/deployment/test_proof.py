"""The proof judges rightly: growth is noticed, a fault that a visitor saw or the log holds fails it."""

import json
import random
from collections import defaultdict
from types import SimpleNamespace
from urllib.error import HTTPError

import pytest

from benchmarks.proof.__main__ import say_faults, say_memory
from benchmarks.proof.load import Clock, Visitor
from benchmarks.proof.memory import grew

FLAT = [150, 190, 200] + [200] * 6
GROWING = [200 + 5 * n for n in range(9)]


def watched(*sizes):
    return SimpleNamespace(seen=defaultdict(list, enumerate(sizes)))


def test_memory_that_fills_caches_first_and_then_stays_is_flat():
    assert not grew(FLAT)


def test_memory_that_goes_on_growing_is_not():
    assert grew(GROWING)


@pytest.mark.parametrize(
    ("sizes", "wrong"), [((FLAT, FLAT), False), ((FLAT, GROWING), True), ((FLAT, FLAT, FLAT), True), ((FLAT,), True)]
)
def test_both_processes_must_be_flat_and_the_same_all_the_time(sizes, wrong):
    assert say_memory(watched(*sizes)) is wrong


def test_an_error_in_the_log_is_a_fault():
    lines = [json.dumps({"level": level, "message": level}) for level in ("info", "warning")]
    assert not say_faults(Clock(), "\n".join(lines))
    assert say_faults(Clock(), "\n".join([*lines, json.dumps({"level": "error", "message": "broken"})]))


@pytest.mark.parametrize("fault", [HTTPError("/", 500, "", {}, None), TimeoutError("slow"), AssertionError("empty")])
def test_what_a_visitor_saw_go_wrong_is_a_fault(fault, monkeypatch):
    def broken(_visitor):
        raise fault

    for kind in ("list", "tool", "search", "registration", "questionnaire"):
        monkeypatch.setattr(Visitor, kind, broken)
    clock = Clock()
    Visitor("http://127.0.0.1:1", clock, random.Random(1)).go()
    assert clock.faults.total() == 1
    assert say_faults(clock, "")
