"""What a posted page says: answers, and which answers its form had shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from advisor.saving import Change, Shown
from tools_catalog.matching.faults import Fault, check_answers
from tools_catalog.methodology import Edition
from tools_catalog.methodology.words import Question

SHOWN = "shown."  # prefix of the hidden fields
TEXT_CHARACTERS = 10_000  # more than any question allows; the rest is not even looked at


def changes_from(posted: QueryDict, questions: Iterable[Question]) -> list[Change]:
    """The answers to those of the questions that the form had. Nothing chosen is None: the answer is taken back."""
    return [
        Change(question.key, value_from(posted, question), Shown.read(str(posted[name])))
        for question in questions
        if (name := SHOWN + question.key) in posted
    ]


def value_from(posted: QueryDict, question: Question) -> Any:
    """The answer in the shape that is stored; an option that the edition does not know stays, to be refused."""
    match question.type:
        case "text":
            return plain(posted.get(question.key, "")) or None
        case "checkbox":
            return in_order(posted.getlist(question.key), [option.key for option in question.options]) or None
        case "radio_grid":
            chosen = {row.key: posted.get(f"{question.key}.{row.key}") for row in question.rows}
            return {row: option for row, option in chosen.items() if option} or None
        case _:
            return posted.get(question.key) or None


def plain(text: str) -> str:
    """A typed text without the characters that no keyboard types (databases refuse NUL) and without outer spaces."""
    lines = text[:TEXT_CHARACTERS].splitlines()
    return "\n".join("".join(c for c in line if c.isprintable() or c in "\t ") for line in lines).strip()


def in_order(ticked: list[str], options: list[str]) -> list[str]:
    """Each ticked option once, in the order of the edition; unknown ones last."""
    known = [option for option in options if option in ticked]
    return known + [option for option in dict.fromkeys(ticked) if option not in options]


def faults_of(edition: Edition, answers: Mapping[str, Any], changes: Iterable[Change]) -> list[Fault]:
    """What is wrong with the posted answers, held against all others."""
    posted = {change.question: change.value for change in changes}
    together = {key: value for key, value in {**answers, **posted}.items() if value is not None}
    return [fault for fault in check_answers(edition.rules, together) if fault.question in posted]
