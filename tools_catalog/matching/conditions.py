"""Three-valued conditions: a tool meets one, fails it, or nobody knows (strong Kleene).

Source: edition `facts.yaml`, "Operators for conditions".
"""

from collections.abc import Mapping

from .catalogue import Fact, Tool
from .cost import Cost
from .edition import Bounds, ConditionValue
from .requirements import Condition
from .when import Truth


def met(condition: Condition, tool: Tool, levels: Mapping[str, Bounds], cost: Cost | None) -> Truth:
    """Whether a tool meets a condition; None when it is unknown.

    A tool that fails is only in doubt as long as it is not known whether the condition applies to the municipality.
    """
    truth = _truth(condition, tool, levels, cost)
    return None if truth is False and condition.unsure else truth


def _truth(condition: Condition, tool: Tool, levels: Mapping[str, Bounds], cost: Cost | None) -> Truth:
    match condition.op:
        case "present":
            return _present(levels[condition.criterion or ""], condition.value)
        case "first_year_cost_lte":
            return _affordable(cost, condition.value)
        case op:
            fact = tool.facts.get(condition.fact or "")
            return None if fact is None else _fact_meets(op, fact, condition.value)


def _present(bounds: Bounds, least: ConditionValue) -> Truth:
    low, high = bounds
    return False if high < _number(least) else True if low >= _number(least) else None


def _affordable(cost: Cost | None, limit: ConditionValue) -> Truth:
    if cost is None:
        return None
    if cost.low > _number(limit):
        return False
    return True if cost.high is not None and cost.high <= _number(limit) else None


def _fact_meets(op: str, fact: Fact, wanted: ConditionValue) -> Truth:
    match op:
        case "eq":
            return fact.value == wanted
        case "in":
            return fact.value in _items(wanted)
        case "lte":
            return _number(fact.value) <= _number(wanted)
        case "gte":
            return _number(fact.value) >= _number(wanted)
        case "contains_any":
            return _listed(fact, not _items(fact.value).isdisjoint(_items(wanted)))
        case "contains_all":
            return _listed(fact, _items(fact.value) >= _items(wanted))
        case _:
            raise ValueError(f"unknown operator {op!r}")


def _listed(fact: Fact, found: bool) -> Truth:
    """An item that a list lacks is unknown, unless the list is complete."""
    return True if found else False if fact.complete else None


def _items(value: object) -> frozenset[object]:
    return frozenset(value) if isinstance(value, tuple | frozenset) else frozenset({value})


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"not a number: {value!r}")
    return value
