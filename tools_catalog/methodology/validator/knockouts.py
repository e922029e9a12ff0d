"""Conditions on tools (knock-outs): the operator and the value fit what they are about."""

from collections.abc import Iterator

from .common_shapes import target
from .effects import all_knockouts
from .node import Fault, Node
from .raw_edition import RawEdition

NAMED_VALUES = frozenset({"budget_max", "max_weeks"})
PRESENCE_GROUPS = frozenset({"functions", "integration"})
PRESENCE_CRITERIA = frozenset({"self_hosting"})
OPERATORS_OF_TYPE = {
    "bool": {"eq"},
    "enum": {"in", "eq"},
    "list": {"contains_any", "contains_all"},
    "int": {"lte", "gte"},
    "money": {"first_year_cost_lte"},
}


def presence_condition_faults(edition: RawEdition) -> Iterator[Fault]:
    """A condition on a criterion asks whether a function or connection is there."""
    for condition in all_knockouts(edition):
        criterion = edition.criteria.get(condition["criterion"].text)
        if criterion is None:
            continue
        if criterion["group"].text not in PRESENCE_GROUPS and criterion.key not in PRESENCE_CRITERIA:
            yield condition["criterion"].fault("presence can be asked only of a function or a connection")
        if condition["op"].value != "present":
            yield condition["op"].fault("a condition on a criterion uses 'present'")
        yield from target(condition["value"])


def fact_condition_faults(edition: RawEdition) -> Iterator[Fault]:
    """A condition on a fact fits its use, type and values."""
    for condition in all_knockouts(edition):
        fact = edition.facts.get(condition["fact"].text)
        if fact is None:
            continue
        if fact["use"].value != "knockout":
            yield condition["fact"].fault(f"{fact.key} is not meant for conditions")
        elif condition["op"].value not in OPERATORS_OF_TYPE.get(fact["type"].text, set()):
            yield condition["op"].fault(f"does not fit {fact.key} ({fact['type'].value})")
        else:
            yield from _value_faults(condition["value"], fact)


def _value_faults(value: Node, fact: Node) -> Iterator[Fault]:
    match fact["type"].text:
        case "bool" if not isinstance(value.value, bool):
            yield value.fault("is not true or false")
        case "enum" | "list":
            values = fact["values"].names()
            for part in value.items() if isinstance(value.value, list) else [value]:
                if not part.text or (values and part.text not in values):
                    yield part.fault(f"unknown value {part.value!r} of {fact.key}")
        case "int" | "money" if value.whole is None and value.text not in NAMED_VALUES:
            yield value.fault(f"is neither a whole number nor one of {', '.join(sorted(NAMED_VALUES))}")
