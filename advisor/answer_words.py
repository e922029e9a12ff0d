"""Answers in words, for pages that show them."""

from typing import Any

from tools_catalog.methodology.words import Choice, Question


def in_words(question: Question, value: Any) -> list[str]:
    """What was answered, one text a line; empty when nothing was."""
    match question.type, value:
        case _, None:
            return []
        case "text", _:
            return [value]
        case "checkbox", _:
            return [label(question.options, key) for key in value]
        case "radio_grid", _:
            return [f"{label(question.rows, row)}: {label(question.columns, key)}" for row, key in value.items()]
        case _:
            return [label(question.options, value)]


def label(choices: tuple[Choice, ...], key: str) -> str:
    """The label of an option, row or column; the key itself when the edition does not know it."""
    return next((str(choice.label) for choice in choices if choice.key == key), key)
