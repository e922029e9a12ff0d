"""The questionnaire: pages in order, questions that read as questions, options that can be chosen."""

import re
from collections.abc import Iterator

from .conditions import Scope, condition_faults
from .node import Fault, Node
from .raw_edition import DONT_KNOW, RawEdition
from .reachability import always_holds, can_hold
from .shape import LANGUAGES

MOST_PAGES = 20
END_OF_SENTENCE = re.compile(r"[.!?](?:\s|$)")
CHOICES = ("radio", "checkbox")


def page_faults(edition: RawEdition) -> Iterator[Fault]:
    """A page holds questions that follow each other; there are few of them."""
    seen: list[str] = []
    for question in edition.questions.values():
        page = question["page"].text
        if page in seen[:-1]:
            yield question["page"].fault(f"the page {page} is split")
        elif page not in seen:
            seen.append(page)
    if len(seen) > MOST_PAGES:
        yield edition["questions"]["questions"].fault(f"has {len(seen)} pages, more than {MOST_PAGES}")


def section_faults(edition: RawEdition) -> Iterator[Fault]:
    """Questions stand in the order of the sections; a page lies in one of them."""
    sections = edition["questions"]["sections"].names()
    place = 0
    for question in edition.questions.values():
        section = question["section"]
        if section.text not in sections:
            yield section.fault(f"unknown section {section.value!r}")
            continue
        if sections.index(section.text) < place:
            yield section.fault("the question stands after a later section")
        place = max(place, sections.index(section.text))


def wording_faults(edition: RawEdition) -> Iterator[Fault]:
    """A question ends with a question mark; why and hint are one sentence each."""
    for question in edition.questions.values():
        for language in LANGUAGES:
            text = question["text"][language]
            if text.text and not text.text.endswith("?"):
                yield text.fault("is not a question")
            for name in ("why", "hint"):
                if len(END_OF_SENTENCE.findall(question[name][language].text)) > 1:
                    yield question[name][language].fault("has more than one sentence")


def visibility_faults(edition: RawEdition) -> Iterator[Fault]:
    """`visible_if` asks about earlier questions, can hold and can fail."""
    for key, question in edition.questions.items():
        condition = question["visible_if"]
        if condition.value is None:
            continue
        faults = list(condition_faults(condition, edition, Scope(before=key)))
        yield from faults
        if not faults and not can_hold(condition, edition):
            yield condition.fault("can never hold, the question is never shown")
        if not faults and always_holds(condition, edition):
            yield condition.fault("always holds, it is idle")


def answer_faults(edition: RawEdition) -> Iterator[Fault]:
    """Each type of question has what can be answered."""
    for question in edition.questions.values():
        match question["type"].text:
            case "radio" | "checkbox":
                yield from _choice(question)
            case "radio_grid":
                yield from _grid(question)
            case "text" if question["info"].value is not True:
                yield question["info"].fault("is missing, a text goes into the document only")


def _choice(question: Node) -> Iterator[Fault]:
    if "options_from" in question:
        yield from _own_dont_know(question)
        return
    options = question["options"].names()
    if DONT_KNOW not in options:
        yield question["options"].fault("has no 'dont_know'")
    for option in question["exclusive"].items():
        if option.text not in options:
            yield option.fault(f"unknown option {option.value!r}")
    for option in question["options"].items():
        if option.key == DONT_KNOW and "hint" not in option:
            yield option["hint"].fault("is missing, it says what 'dont_know' does")


def _grid(question: Node) -> Iterator[Fault]:
    if "rows_from" in question or "columns_from" in question:
        yield from (
            question[name].fault("is missing") for name in ("rows_from", "columns_from") if name not in question
        )
        yield from _own_dont_know(question)
        return
    columns = question["columns"].names()
    if DONT_KNOW not in columns:
        yield question["columns"].fault("has no 'dont_know'")
    for row in question["rows"].items():
        if set(row["cells"].names()) != set(columns):
            yield row["cells"].fault("the cells are not those of the columns")


def _own_dont_know(question: Node) -> Iterator[Fault]:
    if "dont_know" not in question:
        yield question["dont_know"].fault("is missing")
