"""The decision about a correction: by one person, with a reason in both languages, with a mail to its sender.

Accepting publishes nothing. It puts the sender's evidence into a draft of the assessment, and the review desk goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from tools_catalog.conflicts import refuse_conflict
from tools_catalog.corrections.mails import put_decision
from tools_catalog.corrections.targets import CRITERION
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Correction, Evidence
from tools_catalog.review.saving import locked
from tools_catalog.review.standing import latest_draft, standings
from tools_catalog.rules.lengths import LONGEST_SHOWS

VENDOR_CLAIM = "vendor_claim"


class Decided(Exception):
    """Somebody else has decided about it meanwhile, or its sender took it back."""


@dataclass(frozen=True)
class Decision:
    """What a person decided and why."""

    accepted: bool
    reason_cs: str
    reason_en: str


def take_up(correction: Correction, person: Any) -> None:
    """Tells readers that it is being verified; a second click changes nothing. Raises Decided, ConflictDeclared."""
    refuse_conflict(person, correction.tool)
    waiting = Correction.objects.filter(pk=correction.pk, state=Correction.State.CONFIRMED)
    if not waiting.exists():
        raise Decided
    waiting.filter(taken_up_at=None).update(taken_up_at=timezone.now())


@transaction.atomic
def decide(correction: Correction, person: Any, decision: Decision, changes_link: str) -> bool:
    """Stores the decision, writes to the sender, and prepares the draft; whether it could be prepared.

    `changes_link` leads to the change log in the sender's language. Raises Decided and ConflictDeclared.
    """
    refuse_conflict(person, correction.tool)
    waiting = Correction.objects.filter(pk=correction.pk, state=Correction.State.CONFIRMED)
    state = Correction.State.ACCEPTED if decision.accepted else Correction.State.DECLINED
    reasons = {"reason_cs": decision.reason_cs, "reason_en": decision.reason_en}
    if not waiting.update(state=state, decided_at=timezone.now(), decided_by=person, **reasons):
        raise Decided
    correction.refresh_from_db()
    put_decision(correction, changes_link)
    return decision.accepted and put_into_draft(correction, person)


def put_into_draft(correction: Correction, person: Any) -> bool:
    """Adds the evidence to the latest draft of the assessment, unless it is sent in, locked, or no criterion.

    Level and grade stay for the reviewer to judge. The rules let a supplier's word alone reach grade C at most.
    """
    if correction.kind != CRITERION or correction.target not in current_edition().criteria:
        return False
    now = standings(locked(correction.tool)).get(correction.target)
    if now is None or now.closed:
        return False
    row = now.assessment or Assessment.objects.create(tool=now.tool, criterion=now.criterion, live=False)
    draft = latest_draft(row)
    draft.evidence = [*draft.evidence.all(), evidence(correction)]
    draft.save_revision(user=person, clean=False, log_action=True)
    return True


def evidence(correction: Correction) -> Evidence:
    """What the sender showed, in the words of the sender; a longer text ends with three dots.

    The other language, and the kind where no supplier speaks, are left to the reviewer: without them nothing is
    published.
    """
    return Evidence(
        url=correction.evidence_url,
        kind=VENDOR_CLAIM if correction.is_vendor else "",
        seen_on=timezone.localdate(),
        **{f"shows_{correction.language}": Truncator(correction.text).chars(LONGEST_SHOWS)},
    )
