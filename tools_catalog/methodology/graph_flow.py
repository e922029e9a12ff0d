"""What the picture of the questionnaire shows: sections, pages, questions, and which answers show a question."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from .validator import RawEdition
from .validator.conditions import named_questions
from .validator.node import Node


@dataclass(frozen=True)
class Question:
    """A question; `answers` says what can be answered, `condition` when it is shown (empty: always)."""

    key: str
    text: str
    answers: str
    required: bool
    condition: str


@dataclass(frozen=True)
class Page:
    key: str
    number: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Section:
    key: str
    name: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Link:
    """The answer to `source` decides whether `target` is shown."""

    source: str
    target: str
    condition: str


@dataclass(frozen=True)
class Flow:
    title: str
    sections: tuple[Section, ...]
    links: tuple[Link, ...]


def flow_of(edition: RawEdition, language: str) -> Flow:
    """The flow of an edition with its words in one language; what a faulty edition lacks is left out."""
    pages = list(_pages(edition, language))
    return Flow(
        title=edition["edition"]["name"][language].text,
        sections=tuple(_section(section, pages, language) for section in edition["questions"]["sections"].items()),
        links=tuple(
            Link(source, question.key, in_words(question["visible_if"]))
            for question in edition.questions.values()
            for source in sorted({name.split(".")[0] for name in named_questions(question["visible_if"])})
            if source in edition.questions
        ),
    )


def _section(section: Node, pages: list[tuple[str, Page]], language: str) -> Section:
    members = tuple(page for key, page in pages if key == section.key)
    return Section(section.key, section["name"][language].text, members)


def in_words(condition: Node) -> str:
    """A condition in one line, with the keys of the files: `activities: vote, school or level: empower`."""
    if "all" in condition or "any" in condition:
        word = "all" if "all" in condition else "any"
        parts = [_in_brackets(part) for part in condition[word].items()]
        return {"all": " and ", "any": " or "}[word].join(parts)
    if "not" in condition:
        return f"not {_in_brackets(condition['not'])}"
    if "question" in condition:
        return f"{condition['question'].text}: {', '.join(condition['in'].texts())}"
    return condition.text


def _in_brackets(condition: Node) -> str:
    nested = "all" in condition or "any" in condition
    return f"({in_words(condition)})" if nested else in_words(condition)


def _pages(edition: RawEdition, language: str) -> Iterator[tuple[str, Page]]:
    together = groupby(edition.questions.values(), key=lambda question: question["page"].text)
    for number, (key, members) in enumerate(together, start=1):
        questions = list(members)
        page = Page(key, number, tuple(_question(question, language) for question in questions))
        yield questions[0]["section"].text, page


def _question(question: Node, language: str) -> Question:
    return Question(
        key=question.key,
        text=question["text"][language].text,
        answers=_answers(question),
        required=question["required"].value is True,
        condition=in_words(question["visible_if"]),
    )


def _answers(question: Node) -> str:
    options, most = len(question["options"].names()), question["max"].whole
    match question["type"].text:
        case "text":
            return f"text, {most} characters"
        case "radio_grid" if "rows_from" in question:
            return f"each of the {question['rows_from'].text}"
        case "radio_grid":
            return f"{len(question['rows'].names())} rows, {len(question['columns'].names())} choices each"
        case "checkbox":
            return f"up to {most} of {options} options" if most else f"any of {options} options"
        case _ if "options_from" in question:
            return "one of the active needs"
        case _:
            return f"one of {options} options"
