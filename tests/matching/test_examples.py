"""Worked examples: what the engine gives is what was reasoned by hand. The files in `examples/` say why."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from tools_catalog.matching import Recommendation, recommend
from tools_catalog.methodology import load_edition

from .worked_examples import EXAMPLES, answers_of, catalogue_of, day_of

RULES = load_edition("2026.1").rules


def result_of(example: dict[str, Any], answers: dict[str, Any]) -> Recommendation:
    return recommend(RULES, catalogue_of(example), answers, day_of(example))


def codes(conditions: Any) -> list[str]:
    return sorted({condition.code for condition in conditions})


def crowns(tool: Any) -> list[int | None] | None:
    """First-year cost in whole crowns."""
    cost = tool.price.cost
    return None if cost is None else [int(cost.low), None if cost.high is None else int(cost.high)]


def reasons(result: Recommendation, kind: str) -> dict[str, list[str]]:
    return {tool.tool: [r.criterion for r in tool.reasons if r.kind == kind] for tool in result.listed}


EXPECTATIONS: dict[str, Callable[[Recommendation], Any]] = {
    "light": lambda result: result.readiness.light,
    "rules": lambda result: sorted(rule.key for rule in result.readiness.rules),
    "tasks": lambda result: list(result.readiness.tasks),
    "notes": lambda result: list(result.readiness.notes),
    "order": lambda result: [tool.tool for tool in result.listed],
    "first": lambda result: sorted(tool.tool for tool in result.listed if tool.place == 1),
    "places": lambda result: {tool.tool: tool.place for tool in result.listed},
    "tier1": lambda result: sorted(tool.tool for tool in result.listed if tool.tier == 1),
    "labels": lambda result: {tool.tool: tool.label for tool in result.listed},
    "points": lambda result: {tool.tool: list(tool.fit.points) for tool in result.listed},
    "sure": lambda result: {tool.tool: tool.fit.sure for tool in result.listed},
    "levels": lambda result: {tool.tool: {k: list(v) for k, v in tool.levels.items()} for tool in result.listed},
    "conditional": lambda result: sorted(tool.tool for tool in result.listed if tool.open),
    "open": lambda result: {tool.tool: codes(tool.open) for tool in result.listed if tool.open},
    "ask": lambda result: {tool.tool: [condition.id for condition in tool.ask] for tool in result.listed if tool.ask},
    "excluded": lambda result: {t.tool: codes(f.condition for f in t.failed) for t in result.excluded},
    "conditions": lambda result: [condition.id for condition in result.requirements.conditions],
    "cost": lambda result: {tool.tool: crowns(tool) for tool in (*result.listed, *result.excluded)},
    "cost_note": lambda result: {tool.tool: tool.price.note for tool in (*result.listed, *result.excluded)},
    "targets": lambda result: dict(result.requirements.targets),
    "asked": lambda result: sorted(result.requirements.asked),
    "weights": lambda result: dict(result.weights),
    "shares": lambda result: {need.key: dict(need.shares) for need in result.needs},
    "importance": lambda result: {need.key: need.importance for need in result.needs},
    "source": lambda result: {need.key: need.source for need in result.needs},
    "for": lambda result: reasons(result, "for"),
    "against": lambda result: reasons(result, "against"),
    "unknown": lambda result: reasons(result, "unknown"),
    "relaxations": lambda result: [[list(way.drop), list(way.tools)] for way in result.relaxations],
    "combinations": lambda result: [list(pair) for pair in result.combinations],
}
IN_FULL = {"excluded", "open", "ask", "labels", "places"}
"""Expectations that name everything; of the other mappings an example may name a part."""


def compared(key: str, result: Recommendation, expected: Any) -> Any:
    """What the engine gave, cut to what the example speaks about."""
    given = EXPECTATIONS[key](result)
    return cut(given, expected) if isinstance(expected, dict) and key not in IN_FULL else given


def cut(given: Any, expected: Any) -> Any:
    if not isinstance(expected, dict) or not isinstance(given, dict):
        return given
    return {key: cut(given.get(key), part) for key, part in expected.items()}


def exactly(expected: Any) -> Any:
    """Fractions are written as text."""
    if isinstance(expected, dict):
        return {key: exactly(value) for key, value in expected.items()}
    return Fraction(expected) if isinstance(expected, str) and "/" in expected else expected


def outcome(example: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    result = result_of(example, answers)
    return {key: compared(key, result, expected) for key, expected in example["expected"].items()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["file"])
def test_worked_example_comes_out_as_reasoned_by_hand(example):
    assert outcome(example, answers_of(example)) == exactly(example["expected"]), example["name"]


@pytest.mark.parametrize(
    ("example", "question"),
    [(example, question) for example in EXAMPLES for question in example["about"]],
    ids=lambda part: part if isinstance(part, str) else part["file"],
)
def test_worked_example_is_decided_by_the_question_it_is_about(example, question):
    answers = answers_of(example)
    without = {key: answer for key, answer in answers.items() if key != question}
    if RULES.questions[question].required:
        dont_know = ["dont_know"] if RULES.questions[question].type == "checkbox" else "dont_know"
        without = {**answers, question: dont_know}
    assert outcome(example, without) != outcome(example, answers)


def test_every_question_decides_a_worked_example():
    assert {question for example in EXAMPLES for question in example["about"]} == set(RULES.questions)


def test_every_readiness_rule_applies_in_a_worked_example():
    applying = {rule for example in EXAMPLES for rule in example["expected"].get("rules", [])}
    assert applying == {rule.key for rule in RULES.readiness}


def test_every_worked_example_says_how_it_was_reasoned():
    assert [example["file"] for example in EXAMPLES if len(example["by_hand"].split()) < 15] == []
    assert len({example["name"] for example in EXAMPLES}) == len(EXAMPLES) >= 25
