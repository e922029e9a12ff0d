"""Check your answers: everything in one place, what is missing, and what contradicts itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from advisor import addresses
from advisor.answer_words import in_words
from advisor.flow import Journey
from tools_catalog.matching.edition import ReadinessRule
from tools_catalog.matching.faults import check_answers
from tools_catalog.matching.flow import conflicts
from tools_catalog.matching.when import AllOf, Answered, AnyOf, Not, When
from tools_catalog.methodology import Text
from tools_catalog.methodology.words import Question, Section


@dataclass(frozen=True)
class Row:
    """One question with its answer."""

    question: Text
    answers: list[str]
    url: str
    note: str


@dataclass(frozen=True)
class Part:
    """A section of the page."""

    section: Section
    rows: list[Row]
    url: str


@dataclass(frozen=True)
class Alert:
    """Answers that contradict each other, with the questions where one may be changed."""

    message: Text
    why: Text
    links: list["QuestionLink"]


@dataclass(frozen=True)
class QuestionLink:
    """Where an answer can be changed; the way leads back here."""

    url: str
    question: Text


def check_page(journey: Journey, token: str, *, may_edit: bool) -> dict[str, Any]:
    """What the template shows; who may only read gets no links."""
    return {
        "parts": [part(journey, section, token, may_edit) for section in journey.edition.sections.values()],
        "alerts": list(alerts(journey, token)) if may_edit else [],
        "missing": missing(journey),
        "progress": journey.progress(),
    }


def part(journey: Journey, section: Section, token: str, may_edit: bool) -> Part:
    """A section with its visible questions."""
    rows = [
        row(journey, question, token, may_edit)
        for page in journey.pages_of(section)
        for question in journey.questions_on(page)
    ]
    return Part(section, rows, addresses.section(token, section.key) if may_edit else "")


def row(journey: Journey, question: Question, token: str, may_edit: bool) -> Row:
    """A question with its answer and a link that returns here."""
    answers = in_words(question, journey.answers.get(question.key))
    note = _("We need this answer for the result.") if question.required and not answers else ""
    return Row(question.text, answers, way_back(token, question) if may_edit else "", note)


def way_back(token: str, question: Question) -> str:
    """The address of a question from which one returns to this page."""
    return addresses.question(token, question.page, returning=True) + addresses.anchor(question.key)


def missing(journey: Journey) -> list[Question]:
    """Visible questions without which no result can be made."""
    faults = check_answers(journey.edition.rules, journey.answers)
    return [journey.edition.questions[fault.question] for fault in faults if fault.code == "missing"]


def missing_errors(journey: Journey, token: str) -> list[dict[str, str]]:
    """The same for the error summary: each leads to its question and back."""
    return [
        {
            "url": way_back(token, question),
            "message": _("Answer the question: %(question)s") % {"question": question.text},
        }
        for question in missing(journey)
    ]


def alerts(journey: Journey, token: str) -> Iterator[Alert]:
    """Readiness rules about contradictions that hold already."""
    for rule in conflicts(journey.edition.rules, journey.answers):
        words = journey.edition.readiness.rules[rule.key]
        yield Alert(words.message, words.why, list(links(journey, rule, token)))


def links(journey: Journey, rule: ReadinessRule, token: str) -> Iterator[QuestionLink]:
    """The answered questions that a rule speaks about."""
    keys = dict.fromkeys(key.partition(".")[0] for key in questions_in(rule.condition))
    for key in keys:
        if key in journey.visible and key in journey.answers:
            question = journey.edition.questions[key]
            yield QuestionLink(way_back(token, question), question.text)


def questions_in(when: When) -> Iterator[str]:
    """Keys of the questions (a grid row as `question.row`) that a condition looks at, in its order."""
    match when:
        case AllOf(parts) | AnyOf(parts):
            for each in parts:
                yield from questions_in(each)
        case Not(part):
            yield from questions_in(part)
        case Answered(question):
            yield question
