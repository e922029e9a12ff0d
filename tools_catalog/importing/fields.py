"""Cuts records into the fields that the three-way merge compares one by one, and puts them together again.

What is one statement is one field: a status with its note and its proof; a judgement with the people who signed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tools_catalog.to_plain import Plain

FACT = "facts."
ALONE = ("name", "former_names", "kind", "homepage", "repository", "vendor", "year_started", "references", "weaknesses")
JUDGEMENT = ("state", "level", "floor", "grade", "claims", "reviewer", "second_reviewer", "reviewed_on")
REASON = "change_reason"
EMPTY_JUDGEMENT = {"level": None, "floor": False, "claims": None, "second_reviewer": ""}

type Fields = dict[str, Any]


def tool_fields(tool: Mapping[str, Any]) -> Fields:
    """A tool in its plain form as fields."""
    facts = dict(tool["facts"])
    status = {"status": tool["status"], "note": tool["status_note"], "fact": facts.pop("status", None)}
    return {
        **{key: tool[key] for key in ALONE},
        **{f"summary.{language}": text for language, text in tool["summary"].items()},
        "status": status,
        **{f"{FACT}{key}": fact for key, fact in facts.items()},
    }


def tool_from_fields(key: str, fields: Mapping[str, Any]) -> Plain:
    """The plain form of a tool out of its fields."""
    status = fields["status"]
    facts = {name.removeprefix(FACT): fact for name, fact in fields.items() if name.startswith(FACT)}
    if status["fact"]:
        facts = {"status": status["fact"], **facts}
    return {
        "key": key,
        **{name: fields[name] for name in ALONE},
        "summary": {language: fields[f"summary.{language}"] for language in ("cs", "en")},
        "status": status["status"],
        "status_note": status["note"],
        "facts": facts,
    }


def cell_fields(cell: Mapping[str, Any]) -> Fields:
    """An assessment in its plain form as fields."""
    judgement = {key: cell.get(key, EMPTY_JUDGEMENT.get(key)) for key in JUDGEMENT}
    reason = {REASON: cell[REASON]} if cell.get(REASON) else {}
    return {"judgement": judgement, "evidence": cell["evidence"], "note": cell.get("note"), **reason}


def cell_from_fields(fields: Mapping[str, Any]) -> Plain:
    """The plain form of an assessment out of its fields."""
    judgement = {
        key: value
        for key, value in fields["judgement"].items()
        if key in ("state", "level", "grade") or value not in (None, False, "")
    }
    words = {name: fields[name] for name in ("note", REASON) if fields.get(name)}
    return {**judgement, "evidence": fields["evidence"], **words}
