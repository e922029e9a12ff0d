"""Conditions over answers, targets and computed facts: the `when` of an edition.

Source: edition `questions.yaml`, head ("In conditions ..."), `readiness.yaml`, head.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

type Truth = bool | None
"""True, False or None for "not known" (strong Kleene logic)."""


@dataclass(frozen=True)
class Always:
    """Holds whatever was answered."""


@dataclass(frozen=True)
class AllOf:
    """Every part holds."""

    parts: tuple["When", ...]


@dataclass(frozen=True)
class AnyOf:
    """Some part holds."""

    parts: tuple["When", ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "When"


@dataclass(frozen=True)
class Answered:
    """The answer to `question` (a grid row is `question.row`), or any ticked item of it, is one of `options`."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True)
class TargetAtLeast:
    """The level that the answers ask of `criterion` is `level` or more."""

    criterion: str
    level: int


@dataclass(frozen=True)
class Computed:
    """A named fact about the result, such as `nothing_passes`."""

    name: str


type When = Always | AllOf | AnyOf | Not | Answered | TargetAtLeast | Computed


@dataclass(frozen=True)
class Situation:
    """What a `When` is held against.

    `given` maps a question to the options that count as chosen, or to None where this is not known yet.
    """

    given: Callable[[str], frozenset[str] | None]
    targets: Mapping[str, int] = field(default_factory=dict)
    computed: Mapping[str, bool] = field(default_factory=dict)


def holds(when: When, situation: Situation) -> Truth:
    """Whether the condition holds; None when it hangs on something not known yet."""
    match when:
        case Always():
            return True
        case AllOf(parts):
            return every(holds(part, situation) for part in parts)
        case AnyOf(parts):
            return negated(every(negated(holds(part, situation)) for part in parts))
        case Not(part):
            return negated(holds(part, situation))
        case Answered(question, options):
            given = situation.given(question)
            return None if given is None else not given.isdisjoint(options)
        case TargetAtLeast(criterion, level):
            return situation.targets[criterion] >= level
        case Computed(name):
            return situation.computed[name]


def every(truths: Iterable[Truth]) -> Truth:
    """Strong Kleene "and": one False decides, otherwise one None leaves it open."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def negated(truth: Truth) -> Truth:
    """Strong Kleene "not"."""
    return None if truth is None else not truth


def names_in(when: When) -> frozenset[str]:
    """The computed names that the condition refers to."""
    match when:
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*(names_in(part) for part in parts))
        case Not(part):
            return names_in(part)
        case Computed(name):
            return frozenset({name})
        case _:
            return frozenset()
