"""Words of the questionnaire: sections, pages and questions."""

from collections.abc import Mapping
from typing import Any

from ..matching.edition import DONT_KNOW
from .rule_questions import frozen
from .text import Text
from .wording import Files, optional_text
from .words import Choice, Page, Question, Section


def questions_from(files: Files) -> Mapping[str, Question]:
    """All questions in the order of the questionnaire."""
    return frozen((raw["key"], _question(raw, files)) for raw in files["questions"]["questions"])


def pages_from(questions: Mapping[str, Question]) -> Mapping[str, Page]:
    """Pages in their order, each with the questions that are asked together."""
    keys: dict[str, list[str]] = {}
    for question in questions.values():
        keys.setdefault(question.page, []).append(question.key)
    return frozen((page, Page(page, questions[on_it[0]].section, tuple(on_it))) for page, on_it in keys.items())


def sections_from(files: Files, pages: Mapping[str, Page]) -> Mapping[str, Section]:
    """Sections in their order with their pages."""
    return frozen(
        (
            raw["key"],
            Section(
                raw["key"],
                Text(raw["name"]),
                Text(raw["intro"]),
                tuple(page.key for page in pages.values() if page.section == raw["key"]),
            ),
        )
        for raw in files["questions"]["sections"]
    )


def _question(raw: Mapping[str, Any], files: Files) -> Question:
    return Question(
        key=raw["key"],
        section=raw["section"],
        page=raw["page"],
        type=raw["type"],
        required=raw["key"] in files["edition"]["required_questions"],
        max=raw.get("max"),
        exclusive=frozenset(raw.get("exclusive", ())),
        text=Text(raw["text"]),
        why=Text(raw["why"]),
        hint=optional_text(raw.get("hint")),
        options=_options(raw, files),
        rows=_need_choices(files) if "rows_from" in raw else _choices(raw.get("rows", ())),
        columns=_columns(raw, files),
        suggest_from=raw.get("suggest_from"),
    )


def _options(raw: Mapping[str, Any], files: Files) -> tuple[Choice, ...]:
    if "options_from" in raw:
        return (*_need_choices(files), _dont_know(raw))
    return _choices(raw.get("options", ()))


def _columns(raw: Mapping[str, Any], files: Files) -> tuple[Choice, ...]:
    if "columns_from" in raw:
        buckets = files["edition"]["importance"]["buckets"]
        return (*(Choice(b["key"], Text(b["name"]), Text(b["hint"])) for b in buckets), _dont_know(raw))
    return _choices(raw.get("columns", ()))


def _choices(items: Any) -> tuple[Choice, ...]:
    return tuple(Choice(raw["key"], Text(raw["label"]), optional_text(raw.get("hint"))) for raw in items)


def _need_choices(files: Files) -> tuple[Choice, ...]:
    return tuple(Choice(raw["key"], Text(raw["name"]), None) for raw in files["needs"]["needs"])


def _dont_know(raw: Mapping[str, Any]) -> Choice:
    own = raw["dont_know"]
    return Choice(DONT_KNOW, Text(own["label"]), optional_text(own.get("hint")))
