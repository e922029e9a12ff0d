"""What answers do: targets and conditions, and that "do not know" never excludes a tool."""

from collections.abc import Iterator
from dataclasses import dataclass

from .conditions import Scope, condition_faults, dont_know_faults, known
from .criteria import targets
from .node import Fault, Node
from .raw_edition import DONT_KNOW, RawEdition


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen: an option, or a cell of a grid. `place` is its name in the document."""

    question: str
    key: str
    place: str
    node: Node

    @property
    def effects(self) -> Node:
        return self.node["effects"]

    def knockouts(self) -> Iterator[Node]:
        """Conditions, also those that only some answers bring."""
        yield from self.effects["knockouts"].items()
        for part in self.effects["conditional"].items():
            yield from part["knockouts"].items()


def choices(edition: RawEdition) -> Iterator[Choice]:
    """All options and cells of the questionnaire."""
    for key, question in edition.questions.items():
        for option in question["options"].items():
            yield Choice(key, option.key, f"{key}.{option.key}", option)
        for row in question["rows"].items():
            for column, cell in row["cells"].entries():
                yield Choice(key, column, f"{key}.{row.key}.{column}", cell)


def purpose_faults(edition: RawEdition) -> Iterator[Fault]:
    """An answer has effects or is for information, never both or neither."""
    for choice in choices(edition):
        if bool(choice.effects.value) == bool(choice.node["info"].value):
            yield choice.node.fault("needs either effects or info: true")


def target_faults(edition: RawEdition) -> Iterator[Fault]:
    """Targets name criteria that exist."""
    for criterion, level in targets(edition):
        if criterion not in edition.criteria:
            yield level.fault("unknown criterion")


def conditional_faults(edition: RawEdition) -> Iterator[Fault]:
    """An effect may hang on this question and on earlier ones."""
    order = [*edition.questions, None]
    for choice in choices(edition):
        following = order[order.index(choice.question) + 1]
        for part in choice.effects["conditional"].items():
            yield from condition_faults(part["when"], edition, Scope(before=following))


def dont_know_choice_faults(edition: RawEdition) -> Iterator[Fault]:
    """ "Do not know" never excludes a tool and always adds a task."""
    for choice in choices(edition):
        if choice.key != DONT_KNOW:
            continue
        if any(choice.knockouts()):
            yield choice.node.fault("'dont_know' must not exclude a tool")
        if not any(choice.effects["tasks"].items()):
            yield choice.node.fault("'dont_know' has to add a task")


def stated_effect_faults(edition: RawEdition) -> Iterator[Fault]:
    """The hint of "do not know" says whether a usual need is assumed, exactly where one is."""
    nothing_assumed = edition["questions"]["dont_know_effect"].value
    for choice in choices(edition):
        if choice.key == DONT_KNOW and "hint" in choice.node:
            assumes = any(choice.effects[name].value for name in ("targets", "conditional"))
            if assumes == (choice.node["hint"].value == nothing_assumed):
                yield choice.node["hint"].fault("does not say what 'dont_know' does here")


def presence_faults(edition: RawEdition) -> Iterator[Fault]:
    """The condition of an activity asks for the presence level, and its target is not below it."""
    level = edition["edition"]["presence_level"].whole or 0
    for choice in choices(edition):
        for condition in choice.knockouts():
            if condition["code"].value != "function":
                continue
            if condition["value"].value != level:
                yield condition["value"].fault(f"is not the presence level {level}")
            wanted = choice.effects["targets"][condition["criterion"].text]
            if (wanted.whole or 0) < level:
                yield wanted.fault(f"the target is below the presence level {level}")


def base_condition_faults(edition: RawEdition) -> Iterator[Fault]:
    """When a condition that always holds is dropped or unsure."""
    for condition in edition["edition"]["base_knockouts"].items():
        for name in ("unless", "unsure_when"):
            if name in condition:
                yield from condition_faults(condition[name], edition)
        if "unsure_when" in condition:
            reason = "'dont_know' must not drop the condition, it makes it unsure"
            yield from dont_know_faults(condition["unless"], reason)


def reference_faults(edition: RawEdition) -> Iterator[Fault]:
    """Required kinds of condition exist, and conditions speak of facts and criteria that exist."""
    kinds = edition["edition"]["knockout_types"].names()
    for condition in all_knockouts(edition):
        if condition["code"].text not in kinds:
            yield condition["code"].fault(f"unknown kind of condition {condition['code'].value!r}")
        if ("fact" in condition) == ("criterion" in condition):
            yield condition.fault("needs exactly one of fact, criterion")
        for name, kind in (("fact", "facts"), ("criterion", "criteria")):
            if name in condition:
                yield from known(condition[name], edition, kind)


def all_knockouts(edition: RawEdition) -> Iterator[Node]:
    """Conditions on tools, of answers and of the edition."""
    yield from edition["edition"]["base_knockouts"].items()
    for choice in choices(edition):
        yield from choice.knockouts()
