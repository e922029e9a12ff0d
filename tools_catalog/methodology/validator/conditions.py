"""Conditions of an edition (`visible_if`, `when`, `active_when`, ...): their form and what they speak of.

Forms: `always`; {all|any: [conditions]}; {not: condition}; {question, in: [options]}; {target, gte}; {computed}.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .common_shapes import target
from .node import Fault, Node, walk
from .raw_edition import DONT_KNOW, RawEdition

COMPUTED_NAMES = frozenset(
    {"existing_tool_fits", "price_excludes_all", "launch_excludes_all", "nothing_passes", "leader_uncertain"}
)


@dataclass(frozen=True)
class Scope:
    """What a condition may speak of where it stands; `before` allows only questions ahead of that one."""

    before: str | None = None
    targets: bool = False
    computed: bool = False


ANSWERS = Scope()
TARGETS = Scope(targets=True)


def condition_faults(condition: Node, edition: RawEdition, scope: Scope = ANSWERS) -> Iterator[Fault]:
    """Everything wrong with a condition. References are checked only into files that could be read."""
    if condition.value == "always":
        return
    match sorted(map(str, condition.value)) if isinstance(condition.value, dict) else None:
        case ["all"] | ["any"] as form:
            yield from _of_parts(condition[form[0]], edition, scope)
        case ["not"]:
            yield from condition_faults(condition["not"], edition, scope)
        case ["in", "question"]:
            yield from _about_an_answer(condition, edition, scope)
        case ["gte", "target"]:
            yield from _about_a_target(condition, edition, scope)
        case ["computed"]:
            yield from _about_the_result(condition["computed"], scope)
        case _:
            yield condition.fault("is not a condition of a known form")


def named_options(condition: Node) -> frozenset[str]:
    """The options that a condition mentions, of whatever question."""
    return frozenset(option for part in walk(condition) if "in" in part for option in part["in"].texts())


def named_questions(condition: Node) -> frozenset[str]:
    """The questions, or rows of grids, that a condition mentions."""
    return frozenset(part["question"].text for part in walk(condition) if "question" in part)


def dont_know_faults(condition: Node, reason: str) -> Iterator[Fault]:
    """A condition that must not hang on the answer "do not know"."""
    if DONT_KNOW in named_options(condition):
        yield condition.fault(reason)


def _of_parts(parts: Node, edition: RawEdition, scope: Scope) -> Iterator[Fault]:
    found = list(parts.items())
    if not found:
        yield parts.fault("is not a list of conditions")
    for part in found:
        yield from condition_faults(part, edition, scope)


def _about_an_answer(condition: Node, edition: RawEdition, scope: Scope) -> Iterator[Fault]:
    if not edition.has("questions", "edition"):
        return
    question = condition["question"]
    if question.text not in edition.options:
        yield question.fault(f"unknown question {question.value!r}")
        return
    if not list(condition["in"].items()):
        yield condition["in"].fault("is not a list of options")
    for option in condition["in"].items():
        if option.text not in edition.options[question.text]:
            yield option.fault(f"unknown option {option.value!r} of {question.text}")
    order = list(edition.questions)
    if scope.before and order.index(question.text.split(".")[0]) >= order.index(scope.before):
        yield question.fault(f"{question.text} is not asked before {scope.before}")


def _about_a_target(condition: Node, edition: RawEdition, scope: Scope) -> Iterator[Fault]:
    if not scope.targets:
        yield condition.fault("a target may not be asked about here")
    yield from known(condition["target"], edition, "criteria")
    yield from target(condition["gte"])


def _about_the_result(name: Node, scope: Scope) -> Iterator[Fault]:
    if not scope.computed:
        yield name.fault("a computed name may not be asked about here")
    elif name.text not in COMPUTED_NAMES:
        yield name.fault(f"unknown computed name {name.value!r}")


def known(reference: Node, edition: RawEdition, kind: str) -> Iterator[Fault]:
    """A reference to a criterion, fact or question that has to exist; `kind` names its file."""
    words = {"criteria": "criterion", "facts": "fact", "questions": "question"}
    if edition.has(kind) and reference.text not in getattr(edition, kind):
        yield reference.fault(f"unknown {words[kind]} {reference.value!r}")
