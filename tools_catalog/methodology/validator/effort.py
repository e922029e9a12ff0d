"""Derived intervals: plain facts that narrow what is not documented about effort."""

from collections.abc import Iterator
from itertools import combinations

from .node import Fault, Node
from .raw_edition import RawEdition

SITUATIONS = frozenset(
    {"ready_service", "hosted_platform", "own_server", "packaged", "czech_help", "service_only", "can_self_host"}
)
NEVER_TOGETHER = (
    frozenset({"ready_service", "hosted_platform", "own_server"}),
    frozenset({"service_only", "can_self_host"}),
)


def derived_interval_faults(edition: RawEdition) -> Iterator[Fault]:
    """A rule is about effort, uses known situations and gives an interval of levels."""
    for rule in edition["edition"]["derived_intervals"].items():
        criterion = edition.criteria.get(rule["criterion"].text)
        if criterion is None or criterion["group"].value != "effort":
            yield rule["criterion"].fault(f"{rule['criterion'].value!r} is not a criterion of effort")
        for situation in rule["when"].items():
            if situation.text not in SITUATIONS:
                yield situation.fault(f"unknown situation {situation.value!r}")
        if _empty(_interval(rule)):
            yield rule["interval"].fault("the lower end is above the upper one")


def contradiction_faults(edition: RawEdition) -> Iterator[Fault]:
    """Rules that can hold together leave something."""
    for one, other in combinations(edition["edition"]["derived_intervals"].items(), 2):
        if one["criterion"].value != other["criterion"].value or not _can_meet(one, other):
            continue
        (low, high), (least, most) = _interval(one), _interval(other)
        if low <= high and least <= most and _empty((max(low, least), min(high, most))):
            yield other["interval"].fault(f"contradicts {one.path}")


def _can_meet(one: Node, other: Node) -> bool:
    situations = {*one["when"].texts(), *other["when"].texts()}
    return all(len(situations & group) < 2 for group in NEVER_TOGETHER)


def _interval(rule: Node) -> tuple[int, int]:
    ends = [end.whole for end in rule["interval"].items()]
    known = [end for end in ends if end is not None]
    return (known[0], known[1]) if len(known) == 2 else (0, 4)


def _empty(interval: tuple[int, int]) -> bool:
    return interval[0] > interval[1]
