"""Readiness rules: their conditions, tasks and the computed names they use."""

from collections.abc import Iterator

from .conditions import COMPUTED_NAMES, Scope, condition_faults
from .node import Fault, walk
from .raw_edition import RawEdition

RULES = tuple(f"R{number}" for number in range(1, 18))
EVERYTHING = Scope(targets=True, computed=True)


def rule_faults(edition: RawEdition) -> Iterator[Fault]:
    """All rules are there, their conditions are sound, and a red or amber light says what to do."""
    rules = edition["readiness"]["rules"]
    present = {rule["rule"].text for rule in rules.items()}
    for name in RULES:
        if name not in present:
            yield rules.fault(f"the rule {name} is missing")
    for rule in rules.items():
        if not rule.key.startswith(rule["rule"].text):
            yield rule["rule"].fault(f"{rule.key} does not belong to {rule['rule'].value}")
        yield from condition_faults(rule["condition"], edition, EVERYTHING)
        if rule["level"].value in ("red", "amber") and rule["tasks"].value == []:
            yield rule["tasks"].fault(f"a rule of level {rule['level'].value} needs a task")


def computed_name_faults(edition: RawEdition) -> Iterator[Fault]:
    """Every computed name is used by a rule and explained at the head of the file."""
    rules = edition["readiness"]["rules"]
    used = {part["computed"].text for part in walk(rules) if "computed" in part}
    head = edition.files["readiness"].text.split("outcomes:")[0]
    for name in sorted(COMPUTED_NAMES):
        if name not in used:
            yield rules.fault(f"no rule uses the computed name {name}")
        if name not in head:
            yield edition["readiness"].fault(f"the head of the file does not explain the computed name {name}")
