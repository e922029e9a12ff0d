"""What a reviewer says about one cell, apart from who says it and when. Pure.

A choice on the sheet is one of seven: a level from 0 to 4, unknown, or does not apply. State, level, grade and claims
follow from it, so that most of what cannot be is not even writable.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tools_catalog.rules.cells import DISPUTED_GRADE, HIGHEST_LEVEL, NOT_APPLICABLE, NOT_FOUND_GRADE, SCORED, UNKNOWN
from tools_catalog.to_plain import Plain, known

LEVELS = tuple(str(level) for level in range(HIGHEST_LEVEL + 1))
CHOICES = (*LEVELS, UNKNOWN, NOT_APPLICABLE)


@dataclass(frozen=True)
class Piece:
    """A piece of evidence; a draft may still lack any part of it. `seen_on` is a day as text."""

    url: str = ""
    kind: str = ""
    seen_on: str = ""
    shows_cs: str = ""
    shows_en: str = ""


@dataclass(frozen=True)
class Judgement:
    """`choice` is a level as text, or a state without a level."""

    choice: str = UNKNOWN
    grade: str = NOT_FOUND_GRADE
    floor: bool = False
    claim_low: int | None = None
    claim_high: int | None = None
    note_cs: str = ""
    note_en: str = ""
    evidence: tuple[Piece, ...] = ()

    @property
    def state(self) -> str:
        """State of the assessment."""
        return SCORED if self.choice in LEVELS else self.choice

    @property
    def level(self) -> int | None:
        """Level of the assessment, where there is one."""
        return int(self.choice) if self.choice in LEVELS else None

    @property
    def cell(self) -> Plain:
        """The cell in the plain form of the data files, for the rules."""
        claims = [self.claim_low, self.claim_high]
        note = {"cs": self.note_cs, "en": self.note_en}
        return known(
            state=self.state,
            level=self.level,
            grade=self.grade,
            floor=self.floor or None,
            claims=None if claims == [None, None] else claims,
            evidence=[plain(piece) for piece in self.evidence],
            note=note if any(note.values()) else None,
            needed=("state", "level", "grade", "evidence"),
        )

    @property
    def seal(self) -> str:
        """A short name of exactly this judgement: a form carries it, to know later whether anything was typed."""
        text = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def plain(piece: Piece) -> Plain:
    """A piece of evidence in the plain form of the data files."""
    return known(**asdict(piece), needed=("url", "kind", "seen_on", "shows_en"))


def judgement(cell: Mapping[str, Any]) -> Judgement:
    """The judgement in a cell in the plain form of the data files."""
    low, high = cell.get("claims") or (None, None)
    note = cell.get("note") or {}
    return written(
        choice=str(cell["level"]) if cell["level"] is not None else cell["state"],
        grade=cell["grade"],
        floor=bool(cell.get("floor")),
        claim_low=low,
        claim_high=high,
        note_cs=note.get("cs", ""),
        note_en=note.get("en", ""),
        evidence=[_piece(piece) for piece in cell["evidence"]],
    )


def judgement_in(content: Mapping[str, Any]) -> Judgement:
    """The judgement in the content of a revision: fields of the models by their names."""
    names = ("grade", "floor", "claim_low", "claim_high", "note_cs", "note_en")
    return written(
        choice=str(content["level"]) if content["level"] is not None else content["state"],
        evidence=[_piece(piece) for piece in content["evidence"]],
        **{name: content[name] for name in names},
    )


def _piece(raw: Mapping[str, Any]) -> Piece:
    return Piece(**{key: raw.get(key) or "" for key in Piece.__annotations__})


def written(*, choice: str, grade: str, evidence: list[Piece], **values: Any) -> Judgement:
    """A judgement as somebody wrote it, without what the choice and the grade leave no room for."""
    if choice == UNKNOWN:
        grade = NOT_FOUND_GRADE
    if grade != DISPUTED_GRADE:
        values |= {"claim_low": None, "claim_high": None}
    if choice not in LEVELS or grade == DISPUTED_GRADE or choice == LEVELS[-1]:
        values["floor"] = False
    texts = {key: tidy(value) for key, value in values.items() if key.startswith("note")}
    pieces = tuple(tidy_piece(piece) for piece in evidence)
    return Judgement(choice=choice, grade=grade, evidence=pieces, **{**values, **texts})


def tidy_piece(piece: Piece) -> Piece:
    """A piece of evidence without spaces around its texts."""
    return Piece(**{key: tidy(value) for key, value in asdict(piece).items()})


def tidy(text: str) -> str:
    """A text as forms send it back: lines end alike, nothing stands around it."""
    return "\n".join(text.splitlines()).strip()
