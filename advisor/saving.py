"""Saves a posted page so that colleagues who work at once lose nothing.

Every question carries the version of the answer that its form showed, and a digest of it. Questions are saved one by
one: a colleague's change to another question is none of this form's business.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from advisor.models import Answer, NeedsProfile
from advisor.profiles import lock_and_prolong, stored_answers


@dataclass(frozen=True)
class Shown:
    """What a form showed of one answer: its version (0: none yet) and the digest of its value."""

    version: int
    digest: str

    def __str__(self) -> str:
        return f"{self.version}-{self.digest}"

    @classmethod
    def read(cls, text: str) -> "Shown":
        """From the hidden field; what is not ours counts as "never saw an answer"."""
        version, _, digest = text.partition("-")
        return cls(int(version), digest) if version.isdecimal() and len(version) < 10 else cls(0, "")


@dataclass(frozen=True)
class Change:
    """The answer to one question as posted; None takes it back."""

    question: str
    value: Any
    shown: Shown


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed the answer since the form was shown, and this form changes it too."""

    change: Change
    saved: Answer


def digest(value: Any) -> str:
    """A short fingerprint of an answer, to see whether a person changed it."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


def shown(answer: Answer | None) -> Shown:
    """What a form that shows this answer carries."""
    return Shown(answer.version, digest(answer.value)) if answer else Shown(0, digest(None))


@transaction.atomic
def save(profile: NeedsProfile, changes: Sequence[Change]) -> list[Conflict]:
    """Saves what can be saved and returns what can't, without touching it.

    Raises NeedsProfile.DoesNotExist when the profile was deleted in the meantime.
    """
    lock_and_prolong(profile)
    rows = stored_answers(profile)
    wanted = [(change, rows.get(change.question)) for change in changes]
    changed = [(change, row) for change, row in wanted if is_change(change, row)]
    write(profile, [(change, row) for change, row in changed if not is_stale(change, row)])
    return [Conflict(change, row) for change, row in changed if row and is_stale(change, row)]


def is_change(change: Change, row: Answer | None) -> bool:
    """Whether this person wants something else than what is stored; an untouched field of an old form wants nothing."""
    untouched = digest(change.value) == change.shown.digest
    return change.value != (row.value if row else None) and not untouched


def is_stale(change: Change, row: Answer | None) -> bool:
    """Whether the form showed another answer than the one that is stored now."""
    return row is not None and change.shown.version != row.version


def write(profile: NeedsProfile, changes: Iterable[tuple[Change, Answer | None]]) -> None:
    """Stores the changes with the next version of each, in one statement."""
    now = timezone.now()
    Answer.objects.bulk_create(
        [
            Answer(
                profile=profile,
                question=change.question,
                value=change.value,
                version=row.version + 1 if row else 1,
                saved_at=now,
            )
            for change, row in changes
        ],
        update_conflicts=True,
        unique_fields=["profile", "question"],
        update_fields=["value", "version", "saved_at"],
    )
