"""Room on the stack of the interpreter."""

import resource
from collections.abc import Callable

import pytest

from site_core.stack_room import with_room

DEPTHS = range(150)  # of calls below each other, over several chunks of the interpreter
ROUNDS = 400


def nothing() -> None:
    """What a loop calls."""


def looped_below(calls: int) -> None:
    """A loop that stands below so many calls."""
    if calls:
        looped_below(calls - 1)
        return
    for _ in range(ROUNDS):
        nothing()


def memory_taken(called: Callable[[int], None], depth: int) -> int:
    """How many pages of memory the system had to give."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    called(depth)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def test_a_loop_takes_no_memory_in_each_round_however_deep_it_stands():
    assert max(memory_taken(with_room(looped_below), depth) for depth in DEPTHS) < ROUNDS / 2


def test_what_is_called_gets_its_arguments_and_gives_its_answer():
    assert with_room(divmod)(7, 2) == (3, 1)


def test_an_error_comes_through():
    with pytest.raises(ZeroDivisionError):
        with_room(divmod)(1, 0)
