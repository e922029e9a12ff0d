"""What has moved on since a result was computed. The result itself never changes."""

from collections.abc import Mapping
from typing import Any

from advisor.models import Result
from tools_catalog.matching.answers import answers_from
from tools_catalog.methodology import Edition, current_edition, load_edition


def moved_on(result: Result, answers: Mapping[str, Any], snapshot_id: str) -> tuple[str, ...]:
    """Which of answers, catalogue and edition are no longer those that the result was computed from."""
    edition = load_edition(result.edition)
    changed = {
        "answers": counting(edition, answers, result.document) != counting(edition, result.answers, result.document),
        "catalogue": snapshot_id != result.snapshot_id,
        "edition": current_edition().id != result.edition,
    }
    return tuple(name for name, has_changed in changed.items() if has_changed)


def counting(edition: Edition, answers: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that count: to visible questions, and importance only of the needs that have a card.

    As long as all other answers are the same, so are the cards of the document.
    """
    given = dict(answers_from(edition.rules, answers).given)
    shown = {need["key"] for need in document["needs"] if need["shown"]}
    for key, question in edition.rules.questions.items():
        if question.fill == "importance":
            given[key] = {need: bucket for need, bucket in given.get(key, {}).items() if need in shown}
        if question.fill == "first_need" and given.get(key) not in shown:
            given.pop(key, None)
    return given
