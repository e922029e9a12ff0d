"""What a batch changes in one cell, in words: from what, to what, which evidence comes and goes. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tools_catalog.methodology import Edition
from tools_catalog.methodology.words import Criterion
from tools_catalog.review.judgement import Judgement, Piece

NOTHING = ""


@dataclass(frozen=True)
class Change:
    """One value before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Differences:
    """Values that change, evidence that is new, and evidence that is gone. A corrected piece is both."""

    values: tuple[Change, ...]
    added: tuple[Piece, ...]
    removed: tuple[Piece, ...]

    def __bool__(self) -> bool:
        return bool(self.values or self.added or self.removed)


def differences(before: Judgement | None, after: Judgement, criterion: Criterion, edition: Edition) -> Differences:
    """What changes in a cell; `before` is None where readers see nothing yet."""
    then = dict(_values(before, criterion, edition)) if before else {}
    now = dict(_values(after, criterion, edition))
    old, new = (each.evidence if each else () for each in (before, after))
    return Differences(
        values=tuple(
            Change(name, then.get(name) or _("nothing"), value or _("nothing"))
            for name, value in now.items()
            if then.get(name, NOTHING) != value
        ),
        added=tuple(piece for piece in new if piece not in old),
        removed=tuple(piece for piece in old if piece not in new),
    )


def level_alone(before: Judgement | None, after: Judgement) -> bool:
    """Whether the level of what readers see changes though nothing behind it does: neither evidence nor note."""
    if before is None or before.choice == after.choice:
        return False
    return all(getattr(before, name) == getattr(after, name) for name in ("evidence", "note_cs", "note_en"))


def in_one_line(judgement: Judgement, criterion: Criterion, edition: Edition) -> str:
    """All that a judgement says, for a history in which it was replaced."""
    values = (f"{name}: {value}" for name, value in _values(judgement, criterion, edition) if value != NOTHING)
    proofs = (piece.url for piece in judgement.evidence)
    return f"{criterion.name} ({'; '.join([*values, *proofs])})"


def _values(judgement: Judgement, criterion: Criterion, edition: Edition) -> Iterator[tuple[str, str]]:
    yield _("Level"), choice_in_words(judgement.choice, criterion, edition)
    yield _("At least this level"), _("yes") if judgement.floor else _("no")
    yield _("Grade of evidence"), str(edition.grades[judgement.grade].name)
    yield _("Claims of the sources"), claims_in_words(judgement, edition)
    yield _("Note, Czech"), judgement.note_cs or NOTHING
    yield _("Note, English"), judgement.note_en or NOTHING


def choice_in_words(choice: str, criterion: Criterion, edition: Edition) -> str:
    """What was chosen, with the words of the rubric."""
    if choice.isdecimal():
        return f"{choice} – {edition.levels[int(choice)].name}: {criterion.levels[int(choice)]}"
    return str(edition.labels.cell_states[choice])


def claims_in_words(judgement: Judgement, edition: Edition) -> str:
    """The lowest and the highest claim where sources disagree."""
    if judgement.claim_low is None or judgement.claim_high is None:
        return NOTHING
    low, high = (edition.levels[level].name for level in (judgement.claim_low, judgement.claim_high))
    return f"{judgement.claim_low} – {low} / {judgement.claim_high} – {high}"
