"""Words of the requirements document and of the questions for the vendor."""

from collections.abc import Mapping
from typing import Any

from .rule_questions import frozen
from .text import Text
from .wording import Files, texts
from .words import Chapter, Document


def document_from(files: Files) -> Document:
    """The requirements document as the edition words it."""
    raw = files["document"]
    return Document(
        title=Text(raw["title"]),
        intro=Text(raw["intro"]),
        sections=tuple(_chapter(part, part["number"]) for part in raw["sections"]),
        annexes=tuple(_chapter(part, part["letter"]) for part in raw["annexes"]),
        notices=texts(raw["notices"]),
        clauses=frozen((part["key"], Text({k: v for k, v in part.items() if k != "key"})) for part in raw["clauses"]),
        must_sentences=texts(raw["must_sentences"]),
        requirements=frozen((criterion, texts(levels)) for criterion, levels in raw["requirements"].items()),
        questions_for_criteria=texts(raw["vendor_questions"]["criteria"]),
        questions_for_facts=texts(raw["vendor_questions"]["facts"]),
    )


def _chapter(raw: Mapping[str, Any], mark: str) -> Chapter:
    return Chapter(raw["key"], mark, Text(raw["title"]), tuple(raw.get("source", ())), Text(raw["text"]))
