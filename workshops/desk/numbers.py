"""How many registered, came, speak which language and work where; also long after names are deleted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """What is counted of one registration. `came`: None while nobody has noted it."""

    state: str
    language: str
    kind: str
    has_seat: bool
    came: bool | None


@dataclass(frozen=True)
class Line:
    """How many of one sort have a seat, and how many of them came."""

    value: str
    seats: int
    came: int


@dataclass(frozen=True)
class Numbers:
    """The numbers of one workshop. Who came is asked of those with a seat, and of whoever came without one."""

    states: dict[str, int]
    came: int
    absent: int
    unknown: int
    languages: tuple[Line, ...]
    kinds: tuple[Line, ...]


def counted(people: Iterable[Person]) -> Numbers:
    """The numbers of these people."""
    found = list(people)
    expected = [one for one in found if one.has_seat or one.came is not None]
    came = Counter(one.came for one in expected)
    return Numbers(
        states=dict(Counter(one.state for one in found)),
        came=came[True],
        absent=came[False],
        unknown=came[None],
        languages=lines((one.language, one.came) for one in expected),
        kinds=lines((one.kind, one.came) for one in expected),
    )


def lines(sorts: Iterable[tuple[str, bool | None]]) -> tuple[Line, ...]:
    """The commonest first."""
    found = list(sorts)
    seats, came = Counter(sort for sort, _came in found), Counter(sort for sort, came in found if came)
    return tuple(Line(sort, number, came[sort]) for sort, number in seats.most_common())
