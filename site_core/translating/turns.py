"""Pure: whose turn it is with a translation that is not done: translators, those who approve, those who publish."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from site_core.translating.freshness import Facts, State


class Turn(enum.Enum):
    """What has to happen next, and so who does it."""

    TRANSLATE = "translate"
    SUBMIT = "submit"
    APPROVE = "approve"
    REWORK = "rework"  # somebody who approves has returned it
    PUBLISH = "publish"


@dataclass(frozen=True)
class Approval:
    """Where a page is in its workflow: the step that waits, or that returned it, and when the draft was made for it."""

    step: str
    is_returned: bool
    handed_in: datetime | None


def turn_of(
    facts: Facts, state: State, approval: Approval | None, has_workflow: bool, typed: datetime | None = None
) -> Turn:
    """Whose turn it is; of a translation that is done or missing, the translators'.

    `typed` is when a text was last translated: what was typed after it was submitted has to be submitted again.
    """
    if state in (State.MISSING, State.DONE) or lacks_texts(facts):
        return Turn.TRANSLATE
    if approval is None:
        if facts.source_read is None:  # a page that is kept apart: nobody knows whether it is finished
            return Turn.TRANSLATE
        return Turn.SUBMIT if has_workflow else Turn.PUBLISH
    if approval.is_returned:
        return Turn.REWORK
    return Turn.SUBMIT if is_older(approval, facts, typed) else Turn.APPROVE


def lacks_texts(facts: Facts) -> bool:
    """Whether a translator has something to write, or soon will: the source is not read yet."""
    is_unread = facts.source_read is not None and facts.source_read < facts.source_published
    return is_unread or facts.translated < facts.strings


def is_older(approval: Approval, facts: Facts, typed: datetime | None) -> bool:
    """Whether the draft that waits says something else than the texts of today."""
    changes = [moment for moment in (facts.source_read, typed) if moment]
    return bool(approval.handed_in and facts.source_read and approval.handed_in < max(changes))
