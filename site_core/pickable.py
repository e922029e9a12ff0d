"""What editors pick by its key from another app: a tool, a criterion, a practice.

The app that has such things registers them when it is ready; blocks and forms ask for them by the name of their kind.
So no app that writes pages imports the one whose things stand in them; templates show them with that app's tags.
"""

from __future__ import annotations

from collections.abc import Callable

type Choices = list[tuple[str, str]]  # key, name; in the order in which they are offered

KINDS: dict[str, Callable[[], Choices]] = {}


def offers(kind: str) -> Callable[[Callable[[], Choices]], Callable[[], Choices]]:
    """Registers a function that lists all things of a kind as they are now."""

    def register(function: Callable[[], Choices]) -> Callable[[], Choices]:
        KINDS[kind] = function
        return function

    return register


def choices(kind: str) -> Callable[[], Choices]:
    """What an editor picks from, asked anew for each form; nothing where no app offers this kind."""

    def now() -> Choices:
        return KINDS[kind]() if kind in KINDS else []

    return now
