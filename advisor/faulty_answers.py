"""Reads the file with answers that `manage.py recommend` takes, and says in words what is wrong with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tools_catalog.matching import Fault, check_answers
from tools_catalog.methodology import Edition, UnknownEdition, edition_ids, load_edition

MEMBERS = ("edition", "answers")


class FaultyAnswers(ValueError):
    """No result can be made from the file; `lines` lists everything that is wrong with it."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class AnswersFile:
    """Answers of a municipality and the edition of the methodology that they answer."""

    edition: Edition
    answers: Mapping[str, Any]


def read_answers(content: bytes) -> AnswersFile:
    """The content of `{"edition": "2026.1", "answers": {question: answer}}`. Raises FaultyAnswers with all faults."""
    twice: list[str] = []
    try:
        raw = json.loads(content, object_pairs_hook=lambda pairs: _object(pairs, twice))
    except (ValueError, RecursionError) as error:
        raise FaultyAnswers([_("This is not JSON: %(error)s.") % {"error": error}]) from None
    if not isinstance(raw, Mapping):
        raise FaultyAnswers([_("The file has to hold an object with “edition” and “answers”.")])
    edition, lines = _edition(raw)
    lines += [_("“%(name)s” stands in the file twice.") % {"name": name} for name in twice]
    lines += [_("Unknown member “%(name)s”.") % {"name": key} for key in raw if key not in MEMBERS]
    if "answers" not in raw:
        lines.append(_("The member “answers” is missing."))
    elif edition is not None:
        lines += [fault_words(fault, edition) for fault in check_answers(edition.rules, raw["answers"])]
    if lines or edition is None:
        raise FaultyAnswers(lines)
    return AnswersFile(edition, raw["answers"])


def _object(pairs: list[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    """An object of the file; a name that stands in it twice is noted, because one of its values would be lost."""
    names = [name for name, _value in pairs]
    twice += sorted({name for name in names if names.count(name) > 1})
    return dict(pairs)


def _edition(raw: Mapping[str, Any]) -> tuple[Edition | None, list[str]]:
    if "edition" not in raw:
        return None, [_("The member “edition” is missing.")]
    try:
        return load_edition(str(raw["edition"])), []
    except UnknownEdition:
        known = ", ".join(edition_ids())
        return None, [
            _("There is no edition “%(edition)s”. Known: %(known)s.") % {"edition": raw["edition"], "known": known}
        ]


def fault_words(fault: Fault, edition: Edition) -> str:
    """One line: the place of the fault by its keys, and what is wrong."""
    place = ".".join(filter(None, (fault.question, fault.row))) or "answers"
    return f"{place}: {_reason(fault, edition)}"


def _reason(fault: Fault, edition: Edition) -> str:
    question = edition.questions.get(fault.question)
    most = question.max if question else None
    value = json.dumps(fault.value, ensure_ascii=False)
    reasons = {
        "unknown_question": _("there is no such question."),
        "unknown_row": _("there is no such row."),
        "unknown_option": _("there is no option %(value)s."),
        "wrong_type": _("%(value)s has the wrong form."),
        "too_many": _("more than %(most)s options."),
        "repeated": _("an option is named twice."),
        "exclusive": _("one of the options excludes all others."),
        "too_long": _("longer than %(most)s characters."),
        "missing": _("a required answer is missing."),
    }
    return reasons[fault.code] % {"value": value, "most": most}
