"""Runs the engine on random input and looks at what came out, for the properties."""

import copy
from collections.abc import Sequence
from typing import Any

from tools_catalog.matching import Recommendation, catalogue_from, recommend
from tools_catalog.matching.edition import RuleEdition
from tools_catalog.matching.requirements import Requirements
from tools_catalog.matching.result import Excluded, Listed

from .strategies import DAY, RULES, Answers, Tool


def run(answers: Answers, tools: Sequence[Tool], rules: RuleEdition = RULES) -> Recommendation:
    return recommend(rules, catalogue_from(tools), answers, DAY)


def with_cell(tools: Sequence[Tool], number: int, criterion: str, cell: dict[str, Any] | None) -> list[Tool]:
    """The tools with one cell of one of them replaced, or taken away."""
    changed = copy.deepcopy(list(tools))
    if cell is None:
        changed[number]["assessments"].pop(criterion, None)
    else:
        changed[number]["assessments"][criterion] = cell
    return changed


def with_facts(tools: Sequence[Tool], number: int, **facts: Any) -> list[Tool]:
    """The tools with some facts of one of them replaced."""
    changed = copy.deepcopy(list(tools))
    changed[number]["facts"].update(facts)
    return changed


def listed_keys(result: Recommendation) -> set[str]:
    return {tool.tool for tool in result.listed}


def by_key(result: Recommendation) -> dict[str, Listed]:
    return {tool.tool: tool for tool in result.listed}


def listed(result: Recommendation, key: str) -> Listed | None:
    return by_key(result).get(key)


def numbers(tool: Listed) -> tuple[Any, ...]:
    """All that is said of a tool by itself, whatever other tools there are."""
    return tool.fit, tool.levels, tool.needs, tool.reasons, tool.price, tool.open, tool.ask, tool.group


def codes(tool: Excluded) -> set[str]:
    return {failure.condition.code for failure in tool.failed}


def presences(requirements: Requirements) -> dict[str, int]:
    """Level that each chosen activity has to be present at."""
    return {c.criterion: c.value for c in requirements.conditions if c.is_activity and isinstance(c.value, int)}
