"""Conditions in words: what a vendor has to confirm, what excluded tools lack, and what would bring them back."""

from collections.abc import Iterable

from advisor.result_document import Condition, ExcludedTool, FailedCondition
from tools_catalog.fact_words import fact_values
from tools_catalog.matching.prices import PRICES
from tools_catalog.methodology import Text

from . import evidence
from .case import Case
from .parts import ToolName
from .price import price
from .tool_shapes import ExcludedGroup, Finding, Open, RelaxationView

BASE = "base"


def to_confirm(case: Case, ids: Iterable[str]) -> tuple[Open, ...]:
    """Conditions about which we know too little, as sentences that the vendor confirms or not."""
    return tuple(_open(case, case.conditions[key]) for key in ids)


def _open(case: Case, condition: Condition) -> Open:
    words = case.edition.conditions[condition["id"]]
    sentence = case.sentence(words.must_sentence or words.reason)
    return Open(condition["id"], sentence)


def question_for(case: Case, condition: Condition) -> Text:
    """What to ask the vendor about a condition."""
    if criterion := condition.get("criterion"):
        return case.edition.document.questions_for_criteria[criterion]
    return case.edition.document.questions_for_facts[condition["fact"]]


def excluded_groups(case: Case) -> tuple[ExcludedGroup, ...]:
    """Excluded tools by the condition they fail, in the order of the conditions; a tool may stand in several groups.

    Within a group they stand as in the document, in alphabetical order.
    """
    groups = (_group(case, condition) for condition in case.document["conditions"])
    return tuple(group for group in groups if group.findings)


def _group(case: Case, condition: Condition) -> ExcludedGroup:
    failing = [
        (tool, failed)
        for tool in case.document["excluded"]
        for failed in tool["failed"]
        if failed["condition"] == condition["id"]
    ]
    question, answer = _origin(case, condition["id"])
    return ExcludedGroup(
        id=condition["id"],
        reason=case.edition.conditions[condition["id"]].reason,
        question=case.edition.questions[question].text if question else None,
        answer=answer,
        page=case.edition.questions[question].page if question else None,
        findings=tuple(finding(case, tool, failed) for tool, failed in failing),
        returning=_returning(case, [tool for tool, _ in failing]) if question else (),
    )


def _returning(case: Case, failing: Iterable[ExcludedTool]) -> tuple[ToolName, ...]:
    return case.sorted_names(tool["tool"] for tool in failing if len(tool["failed"]) == 1)


def _origin(case: Case, condition_id: str) -> tuple[str | None, Text | None]:
    """The question and the chosen answer that created a condition; neither for one that is always in force."""
    question, *rest = condition_id.split(".")
    if question == BASE:
        return None, None
    words = case.edition.questions[question]
    return question, words.row(rest[0]).label if len(rest) > 1 else words.option(rest[0]).label


def finding(case: Case, tool: ExcludedTool, failed: FailedCondition) -> Finding:
    """What an excluded tool has instead of what one condition asks for."""
    others = (other["condition"] for other in tool["failed"] if other["condition"] != failed["condition"])
    fact = failed.get("fact")
    return Finding(
        tool=case.name(tool["tool"]),
        what=case.edition.facts[fact].label if fact else case.edition.criteria[failed["criterion"]].name,
        values=_values(case, failed),
        price=price(case, tool) if fact == PRICES else None,
        evidence=evidence.of_condition(case, tool["tool"], failed),
        others=tuple(case.edition.conditions[key].reason for key in others),
    )


def _values(case: Case, failed: FailedCondition) -> tuple[Text | str, ...]:
    """What the tool has, in words: the level of a criterion or the values of a fact."""
    if criterion := failed.get("criterion"):
        return (case.edition.criteria[criterion].levels[failed["level"][-1]],)
    fact = failed["fact"]
    value = failed.get("value")
    return () if fact == PRICES or value is None else fact_values(case.edition.facts[fact], value)


def relaxations(case: Case) -> tuple[RelaxationView, ...]:
    """What would bring tools back when nothing passes."""
    labels = case.edition.labels.conditions
    return tuple(
        RelaxationView(tuple(labels[code] for code in part["drop"]), case.sorted_names(part["tools"]))
        for part in case.document["relaxations"]
    )


def combinations(case: Case) -> tuple[tuple[ToolName, ...], ...]:
    """Pairs of tools that surely have every activity and connection needed together."""
    return tuple(case.sorted_names(pair) for pair in case.document["combinations"])
