"""How much memory each process of the server has, over time, and whether that is flat."""

import statistics
import subprocess
import threading
from collections import defaultdict

PAUSE = 2.0  # seconds between two samples
MOST_GROWTH = 0.05  # the median of the last third above that of the middle one; the first is for caches to fill


def children(parent: int) -> dict[int, float]:
    """The resident memory in MB of each process under another one, by its number."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    return {pid: rss / 1024 for pid, ppid, rss in rows if ppid == parent}


class Watch:
    """Samples the workers of a gunicorn until it is stopped."""

    def __init__(self, arbiter: int) -> None:
        self.arbiter, self.seen = arbiter, defaultdict[int, list[float]](list)
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)

    def look(self) -> None:
        while not self.stop.wait(PAUSE):
            for pid, size in children(self.arbiter).items():
                self.seen[pid].append(size)

    def __enter__(self) -> "Watch":
        self.thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self.stop.set()
        self.thread.join()


def thirds(sizes: list[float]) -> tuple[float, float, float]:
    """The median of each third."""
    length = max(1, len(sizes) // 3)
    parts = (sizes[:length], sizes[length : 2 * length] or sizes, sizes[2 * length :] or sizes)
    first, middle, last = map(statistics.median, parts)
    return first, middle, last


def grew(sizes: list[float]) -> bool:
    """Whether the last third is larger than the middle one by more than what counts as flat."""
    _first, middle, last = thirds(sizes)
    return last > middle * (1 + MOST_GROWTH)
