"""What readers see of corrections: that one is being verified, how each was decided. Never who wrote, nor the text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from tools_catalog import change_log
from tools_catalog.change_log import Entry
from tools_catalog.corrections.targets import Target
from tools_catalog.methodology import current_edition
from tools_catalog.models import Correction
from tools_catalog.said import said


@dataclass(frozen=True)
class Verifying:
    """A correction that nobody has decided yet: what it concerns, since when, and whether a supplier asks for it."""

    what: str
    anchor: str
    since: datetime.date
    is_vendor: bool


def verifying(tool: int) -> list[Verifying]:
    """Corrections of the tool with this primary key that wait for a decision, the oldest first. One query."""
    waiting = Correction.objects.filter(tool_id=tool, state=Correction.State.CONFIRMED).order_by("confirmed_at", "pk")
    edition = current_edition()
    return [
        Verifying(
            what=(target := Target(each.kind, each.target)).words(edition),
            anchor=target.anchor,
            since=timezone.localdate(each.confirmed_at),
            is_vendor=each.is_vendor,
        )
        for each in waiting.only("kind", "target", "confirmed_at", "is_vendor")
    ]


@change_log.source
def decided(tool: int) -> Iterator[Entry]:
    """Decided corrections of the tool with this primary key, with their reasons. One query."""
    edition = current_edition()
    for each in Correction.objects.filter(tool_id=tool, decided_at__isnull=False).order_by("-decided_at"):
        target = Target(each.kind, each.target)
        yield Entry(
            day=timezone.localdate(each.decided_at),
            what=target.words(edition),
            sentence=outcome(each),
            reason=said(each.reason),
            anchor=target.anchor,
        )


def outcome(correction: Correction) -> str:
    """What was decided about it, for readers."""
    accepted = correction.state == Correction.State.ACCEPTED
    if correction.is_vendor and accepted:
        return _("The supplier asked for a correction. We accepted it.")
    if correction.is_vendor:
        return _("The supplier asked for a correction. We declined it.")
    if accepted:
        return _("A reader asked for a correction. We accepted it.")
    return _("A reader asked for a correction. We declined it.")
