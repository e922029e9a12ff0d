"""The result as a document: plain data that is stored for ever, and its one canonical form in bytes.

Its form is `document.schema.json` in this folder. Fractions are texts "p/q", or "p" for whole numbers.
"""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from .answers import Answer
from .cost import Cost, FirstYear
from .fit import points
from .requirements import Condition
from .result import Excluded, Failure, Fit, Listed, Reason, Recommendation
from .weights import ActiveNeed

ENGINE_VERSION = "1.0.0"

type Document = dict[str, Any]


def document(recommendation: Recommendation, *, snapshot: str) -> Document:
    """The recommendation with the id of the catalogue snapshot it was made from."""
    readiness, requirements = recommendation.readiness, recommendation.requirements
    return {
        "edition": recommendation.edition,
        "snapshot": snapshot,
        "engine": ENGINE_VERSION,
        "as_of": recommendation.as_of.isoformat(),
        "answers": {question: _answer(answer) for question, answer in recommendation.answers.items()},
        "readiness": {
            "light": readiness.light,
            "rules": [{"key": rule.key, "level": rule.level} for rule in readiness.rules],
            "tasks": list(readiness.tasks),
            "notes": list(readiness.notes),
            "flags": list(readiness.flags),
        },
        "targets": {criterion: target for criterion, target in requirements.targets.items() if target},
        "asked": [criterion for criterion in requirements.targets if criterion in requirements.asked],
        "weights": {criterion: str(weight) for criterion, weight in recommendation.weights.items() if weight},
        "needs": [_need(need) for need in recommendation.needs],
        "conditions": [_condition(condition) for condition in requirements.conditions],
        "listed": [_listed(tool) for tool in recommendation.listed],
        "excluded": [_excluded(tool) for tool in recommendation.excluded],
        "relaxations": [{"drop": list(way.drop), "tools": list(way.tools)} for way in recommendation.relaxations],
        "combinations": [list(pair) for pair in recommendation.combinations],
    }


def canonical(result: Document) -> bytes:
    """The same bytes for the same document, always: sorted keys, UTF-8, no spaces."""
    return json.dumps(result, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _answer(answer: Answer) -> str | list[str] | dict[str, str]:
    if isinstance(answer, str):
        return answer
    return dict(answer) if isinstance(answer, Mapping) else list(answer)


def _need(need: ActiveNeed) -> Document:
    return {
        "key": need.key,
        "importance": need.importance,
        "source": need.source,
        "raised_by": list(need.raised_by),
        "shown": need.shown,
        "first": need.first,
        "weight": str(need.weight),
        "shares": {criterion: str(share) for criterion, share in need.shares.items()},
    }


def _condition(condition: Condition) -> Document:
    return {
        "id": condition.id,
        "code": condition.code,
        **_subject(condition),
        "op": condition.op,
        "value": list(condition.value) if isinstance(condition.value, tuple) else condition.value,
        "if_unknown": condition.if_unknown,
        "unsure": condition.unsure,
    }


def _subject(condition: Condition) -> dict[str, str | None]:
    """What a condition is about: a fact or a criterion."""
    if condition.criterion is not None:
        return {"criterion": condition.criterion}
    return {"fact": condition.fact}


def _listed(tool: Listed) -> Document:
    return {
        "tool": tool.tool,
        "place": tool.place,
        "shared": tool.shared,
        "tier": tool.tier,
        "group": tool.group,
        "label": tool.label,
        **_fit(tool.fit),
        "open": sorted({condition.code for condition in tool.open}),
        "open_conditions": [condition.id for condition in tool.open],
        "ask": [condition.id for condition in tool.ask],
        **_price(tool.price),
        "levels": {criterion: list(bounds) for criterion, bounds in tool.levels.items()},
        "derived": {criterion: list(rules) for criterion, rules in tool.derived.items()},
        "weeks_cap": tool.weeks_cap,
        "needs": {need: _fit(fit) for need, fit in tool.needs.items()},
        "reasons": [_reason(reason) for reason in tool.reasons],
    }


def _fit(fit: Fit) -> Document:
    return {"sure": _amount(fit.sure), "possible": _amount(fit.possible)}


def _amount(fit: Fraction) -> Document:
    return {"exact": str(fit), "points": points(fit)}


def _price(price: FirstYear) -> Document:
    cost = None if price.cost is None else {**_range(price.cost), "note": price.note}
    return {"cost": cost, "cost_note": price.note}


def _range(cost: Cost) -> Document:
    return {"low": str(cost.low), "high": None if cost.high is None else str(cost.high)}


def _reason(reason: Reason) -> Document:
    return {
        "kind": reason.kind,
        "need": reason.need,
        "criterion": reason.criterion,
        "target": reason.target,
        "level": list(reason.level),
        "worth": str(reason.worth),
    }


def _excluded(tool: Excluded) -> Document:
    return {"tool": tool.tool, "failed": [_failure(failure) for failure in tool.failed], **_price(tool.price)}


def _failure(failure: Failure) -> Document:
    condition = failure.condition
    own = "level" if condition.criterion is not None else "value"
    return {"code": condition.code, "condition": condition.id, **_subject(condition), own: _possession(failure)}


def _possession(failure: Failure) -> object:
    match failure.has:
        case Cost() as cost:
            return _range(cost)
        case frozenset() as items:
            return sorted(items)
        case Sequence() as bounds if not isinstance(bounds, str):
            return list(bounds)
        case other:
            return other
