"""Answers of a municipality: which questions they show and what they mean.

Input: `{question: option | [options] | text | {row: option}}`. None, an empty text, list or mapping is no answer.
A visible question without an answer counts as "do not know"; an answer to a hidden question does not count.
Source: edition `questions.yaml`, head.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .edition import DONT_KNOW, Effects, Question, RuleEdition
from .when import Situation, holds

type RawAnswers = Mapping[str, Any]
type Answer = str | tuple[str, ...] | Mapping[str, str]

UNANSWERED = frozenset({DONT_KNOW})
NOTHING: frozenset[str] = frozenset()
UNPRINTABLE = frozenset({"Cc", "Cs"})
"""Control characters and halves of a character."""


@dataclass(frozen=True)
class Answers:
    """Answers to the visible questions only, in the order of the questionnaire.

    `visible` holds every visible question, `given` what was answered: a text, an option, options in the order of
    the edition, or rows with their option.
    """

    edition: RuleEdition
    visible: tuple[str, ...]
    given: Mapping[str, Answer]

    def chosen(self, question: str) -> frozenset[str]:
        """Options that count as chosen; a grid row is `question.row`, a text counts as `filled` or `empty`."""
        if question.partition(".")[0] not in self.visible:
            return NOTHING
        return self.known(question) or self._unanswered(question)

    def known(self, question: str) -> frozenset[str] | None:
        """As `chosen`, but None where a visible question was not answered yet."""
        key, _, row = question.partition(".")
        if key not in self.visible:
            return NOTHING
        answer = self.given.get(key)
        if isinstance(answer, Mapping):
            answer = answer.get(row)
        if answer is None:
            return None
        if self.edition.questions[key].type == "text":
            return frozenset({"filled"})
        return frozenset({answer}) if isinstance(answer, str) else frozenset(answer)

    def option(self, question: str) -> str | None:
        """The one option chosen in a radio question; None when the question is hidden."""
        return next(iter(self.chosen(question)), None)

    def text(self, question: str) -> str:
        """The text given, or an empty one."""
        answer = self.given.get(question)
        return answer if isinstance(answer, str) else ""

    def rows(self, question: str) -> Mapping[str, str]:
        """The options given in the rows of a grid."""
        answer = self.given.get(question)
        return answer if isinstance(answer, Mapping) else {}

    def _unanswered(self, question: str) -> frozenset[str]:
        return frozenset({"empty"}) if self.edition.questions[question.partition(".")[0]].type == "text" else UNANSWERED


def answers_from(edition: RuleEdition, raw: RawAnswers) -> Answers:
    """The answers that count. Unknown questions are left out; the rest has passed `check_answers`."""
    visible: list[str] = []
    given: dict[str, Answer] = {}
    answers = Answers(edition, (), given)
    for key, question in edition.questions.items():
        situation = Situation(answers.chosen)
        if question.visible_if is not None and not holds(question.visible_if, situation):
            continue
        visible.append(key)
        if is_answered(raw.get(key)) and (answer := cleaned(question, edition, raw[key])):
            given[key] = answer
        answers = Answers(edition, tuple(visible), given)
    return answers


def visible_questions(edition: RuleEdition, raw: RawAnswers) -> tuple[str, ...]:
    """Keys of the questions that these answers show, in the order of the questionnaire."""
    return answers_from(edition, raw).visible


def is_answered(value: object) -> bool:
    """Whether anything was answered at all."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Mapping):
        return any(is_answered(cell) for cell in value.values())
    return value is not None and value != [] and value != ()


def cleaned(question: Question, edition: RuleEdition, value: Any) -> Answer:
    """The same answer in its one canonical form."""
    match question.type:
        case "text":
            return _printable(str(value))
        case "checkbox":
            return tuple(option for option in question.options if option in value)
        case "radio_grid":
            rows = edition.needs if question.fill == "importance" else question.rows
            return {row: value[row] for row in rows if is_answered(value.get(row))}
        case _:
            return str(value)


def _printable(text: str) -> str:
    """The text with plain line ends and without characters that nobody can type and not every database can hold."""
    lines = text.strip().expandtabs(1).splitlines()
    kept = ("".join(c for c in line if unicodedata.category(c) not in UNPRINTABLE) for line in lines)
    return "\n".join(kept).strip()


def chosen_effects(answers: Answers) -> Iterator[tuple[str, Effects]]:
    """Each chosen option with its effects, in the order of the questionnaire."""
    for key in answers.visible:
        question = answers.edition.questions[key]
        yield from _effects(question.options, answers.chosen, key)
        for row, cells in question.rows.items():
            yield from _effects(cells, answers.chosen, f"{key}.{row}")


def _effects(
    options: Mapping[str, Effects], chosen: Callable[[str], frozenset[str]], question: str
) -> Iterator[tuple[str, Effects]]:
    if options:
        picked = chosen(question)
        yield from ((option, effects) for option, effects in options.items() if option in picked)
