"""What has to happen by the clock: apps register their task, `manage.py run_due` runs them all.

A task takes the present instant (aware) and returns a short sentence about what it did, or "" for nothing.
It must be idempotent: it may run twice, and it may run late.
"""

from collections.abc import Callable
from datetime import datetime

DueTask = Callable[[datetime], str]
TASKS: dict[str, DueTask] = {}


def due(name: str) -> Callable[[DueTask], DueTask]:
    """Registers a task under a name that is shown in logs; the name must be new."""

    def register(task: DueTask) -> DueTask:
        if name in TASKS and TASKS[name].__module__ != task.__module__:
            raise ValueError(f"The due task {name!r} is registered twice.")
        TASKS[name] = task
        return task

    return register
