"""Room for the calls of a request on the stack of the interpreter, in one piece. Pure.

CPython before 3.13.13 keeps the frames of calls in chunks of 16 KB (python/cpython#142183). Where a chunk is full just
above a loop, each round takes a new chunk from the system and gives it back: the same page then costs up to twice the
processor time, only because of how many calls it stands below. A chunk is as large as the frame that asks for it, so
one large frame above everything brings a chunk with room for all calls below it. What no call reaches is never touched.
"""

from collections.abc import Callable

SLOTS = 32_768  # of 8 bytes: the frame takes the first half of a chunk of 512 KB, a page less than half of the second


def with_room[**P, T](called: Callable[P, T]) -> Callable[P, T]:
    """The same function; the frames of whatever it calls find their place in one chunk."""

    def roomy(*args: P.args, **kwargs: P.kwargs) -> T:
        return called(*args, **kwargs)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=SLOTS)
    return roomy
