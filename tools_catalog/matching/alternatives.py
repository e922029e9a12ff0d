"""What else could be done when conditions leave too little: relax one, or combine two tools.

Source: decision-support C3, "Relaxation" and "Combination".
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from .candidates import Candidate
from .requirements import Condition
from .result import Relaxation


def relaxations(candidates: Sequence[Candidate]) -> tuple[Relaxation, ...]:
    """Only when nothing passes: which tools return if one kind of condition is dropped; if none does, two kinds."""
    if any(not candidate.failed for candidate in candidates):
        return ()
    failed = {candidate.tool.key: {condition.code for condition in candidate.failed} for candidate in candidates}
    codes = sorted({code for broken in failed.values() for code in broken})
    for number in (1, 2):
        found = [
            Relaxation(drop, back)
            for drop in combinations(codes, number)
            if (back := tuple(sorted(key for key, broken in failed.items() if broken <= set(drop))))
        ]
        if found:
            return tuple(found)
    return ()


def pairs(candidates: Sequence[Candidate], conditions: Sequence[Condition]) -> tuple[tuple[str, str], ...]:
    """Pairs that surely have all needed functions together, when no single listed tool does.

    Neither of the two may fail any other condition.
    """
    presences = [condition for condition in conditions if condition.op == "present"]
    everything = (1 << len(presences)) - 1
    if len({condition.criterion for condition in presences}) < 2:
        return ()
    having = [(candidate, _has(candidate, presences)) for candidate in candidates]
    if any(has == everything and not candidate.failed for candidate, has in having):
        return ()
    usable = [(candidate.tool.key, has) for candidate, has in having if _fails_presence_only(candidate)]
    return tuple(sorted(_completing(sorted(usable), everything)))


def _has(candidate: Candidate, presences: Sequence[Condition]) -> int:
    """The functions that a tool surely has, one bit each."""
    return sum(1 << bit for bit, c in enumerate(presences) if _surely_present(candidate, c))


def _surely_present(candidate: Candidate, condition: Condition) -> bool:
    level = condition.value
    return isinstance(level, int) and candidate.levels[condition.criterion or ""][0] >= level


def _fails_presence_only(candidate: Candidate) -> bool:
    return all(condition.op == "present" for condition in candidate.failed)


def _completing(usable: Sequence[tuple[str, int]], everything: int) -> Iterator[tuple[str, str]]:
    for (one, has), (other, adds) in combinations(usable, 2):
        if has | adds == everything:
            yield one, other
