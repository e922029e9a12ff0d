"""Work that comes round again in a process of its own, for where no timer starts one."""

import signal
import threading
from collections.abc import Iterator


def rounds(seconds: int) -> Iterator[None]:
    """A round each so many seconds until the process is told to end; whoever ends it waits for the round under way."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    while not told.is_set():
        yield
        told.wait(seconds)
