"""What is wrong with answers: all of it at once, with question, row and code. No texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .answers import cleaned, is_answered, visible_questions
from .edition import DONT_KNOW, Question, RuleEdition


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the answers.

    `code`: unknown_question, unknown_row, unknown_option, wrong_type, too_many, repeated, exclusive, too_long or
    missing. `row` names the row of a grid; `value` is what was sent. A fault of the whole has the question "".
    """

    question: str
    row: str | None
    code: str
    value: Any


class InvalidAnswers(ValueError):
    """Answers that no result can be made from; `faults` lists everything that is wrong."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.question}: {fault.code}" for fault in faults))
        self.faults = faults


def check_answers(edition: RuleEdition, answers: object) -> list[Fault]:
    """All faults of the answers, in the order of the questionnaire; empty when a result can be made from them."""
    if not isinstance(answers, Mapping):
        return [Fault("", None, "wrong_type", answers)]
    strangers = [key for key in answers if key not in edition.questions]
    found = {
        key: list(_faults_of(question, edition, answers[key]))
        for key, question in edition.questions.items()
        if is_answered(answers.get(key))
    }
    sound = {key: answers[key] for key, faults in found.items() if not faults}
    missing = _missing(edition, sound, set(found))
    unknown = [Fault(str(key), None, "unknown_question", answers[key]) for key in strangers]
    return [*unknown, *(fault for key in edition.questions for fault in [*found.get(key, []), *missing.get(key, [])])]


def options_of(question: Question, edition: RuleEdition) -> Sequence[str]:
    """Options that a radio or checkbox question knows; need cards and "do not know" for the first need."""
    return (*edition.needs, DONT_KNOW) if question.fill == "first_need" else tuple(question.options)


def rows_of(question: Question, edition: RuleEdition) -> Mapping[str, Sequence[str]]:
    """Rows of a grid, each with the options it knows."""
    if question.fill == "importance":
        return dict.fromkeys(edition.needs, (*edition.importance.points, DONT_KNOW))
    return {row: tuple(cells) for row, cells in question.rows.items()}


def _missing(edition: RuleEdition, sound: Mapping[str, Any], present: set[str]) -> dict[str, list[Fault]]:
    return {
        key: [Fault(key, None, "missing", None)]
        for key in visible_questions(edition, sound)
        if edition.questions[key].required and key not in present
    }


def _faults_of(question: Question, edition: RuleEdition, value: object) -> Iterator[Fault]:
    match question.type:
        case "text":
            return _text_faults(question, edition, value)
        case "radio":
            return _option_faults(question.key, None, options_of(question, edition), value)
        case "checkbox":
            return _ticked_faults(question, options_of(question, edition), value)
        case "radio_grid":
            return _grid_faults(question, edition, value)


def _text_faults(question: Question, edition: RuleEdition, value: object) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(question.key, None, "wrong_type", value)
    elif question.max is not None and len(str(cleaned(question, edition, value))) > question.max:
        yield Fault(question.key, None, "too_long", value)


def _option_faults(key: str, row: str | None, options: Iterable[str], value: object) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(key, row, "wrong_type", value)
    elif value not in options:
        yield Fault(key, row, "unknown_option", value)


def _ticked_faults(question: Question, options: Iterable[str], value: object) -> Iterator[Fault]:
    if not isinstance(value, list | tuple):
        yield Fault(question.key, None, "wrong_type", value)
        return
    for option in value:
        yield from _option_faults(question.key, None, options, option)
    ticked = {option for option in value if isinstance(option, str)}
    if len(ticked) < len([option for option in value if isinstance(option, str)]):
        yield Fault(question.key, None, "repeated", value)
    if question.max is not None and len(ticked) > question.max:
        yield Fault(question.key, None, "too_many", value)
    if len(ticked) > 1 and ticked & question.exclusive:
        yield Fault(question.key, None, "exclusive", value)


def _grid_faults(question: Question, edition: RuleEdition, value: object) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield Fault(question.key, None, "wrong_type", value)
        return
    rows = rows_of(question, edition)
    for row, option in value.items():
        if row not in rows:
            yield Fault(question.key, str(row), "unknown_row", option)
        elif is_answered(option):
            yield from _option_faults(question.key, row, rows[row], option)
