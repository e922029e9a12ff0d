"""What readers see of corrections: that one is being verified, how each was decided. Never who wrote, nor the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from tools_catalog import change_log
from tools_catalog.change_log import Entry
from tools_catalog.change_log.recent import Change, recent_source
from tools_catalog.corrections.targets import CRITERION, Target
from tools_catalog.methodology import Edition, current_edition
from tools_catalog.models import Correction
from tools_catalog.said import said


@dataclass(frozen=True)
class Verifying(Entry):
    """A correction that waits for a decision. It leaves the change log when the decision comes into it."""


@change_log.source
def corrections(tool: int) -> Iterator[Entry]:
    """Confirmed and decided corrections of the tool with this primary key, the latest first. One query."""
    edition = current_edition()
    shown = Correction.objects.filter(tool_id=tool).exclude(state=Correction.State.AWAITING)
    for each in shown.order_by("-decided_at", "-confirmed_at", "-pk"):
        yield decided(each, edition) if each.decided_at else verifying(each, edition)


@recent_source
def decided_lately(most: int) -> list[Change]:
    """The corrections of all tools that were decided last. One query."""
    edition = current_edition()
    shown = Correction.objects.filter(decided_at__isnull=False, tool__live=True).select_related("tool")
    return [
        Change(each.tool.key, each.tool.name, decided(each, edition)) for each in shown.order_by("-decided_at")[:most]
    ]


def criteria_being_verified(tools: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Keys of these tools, each with a criterion about which a confirmed correction waits. One query."""
    waiting = Correction.objects.filter(state=Correction.State.CONFIRMED, kind=CRITERION, tool__key__in=tools)
    return frozenset(waiting.values_list("tool__key", "target"))


def verifying(correction: Correction, edition: Edition) -> Verifying:
    """Somebody asks for it since a day."""
    sentence = (
        _("Somebody who says they write for the supplier asks for a correction, we are verifying the request.")
        if correction.is_vendor
        else _("A reader asks for a correction, we are verifying the request.")
    )
    target = Target(correction.kind, correction.target)
    day = timezone.localdate(correction.confirmed_at)
    return Verifying(day, target.words(edition), sentence=sentence, anchor=target.anchor)


def decided(correction: Correction, edition: Edition) -> Entry:
    """What was decided, and why."""
    target = Target(correction.kind, correction.target)
    return Entry(
        day=timezone.localdate(correction.decided_at),
        what=target.words(edition),
        sentence=outcome(correction),
        reason=said(correction.reason),
        anchor=target.anchor,
    )


def outcome(correction: Correction) -> str:
    """What was decided about it, for readers. Nobody has verified whether a supplier wrote it."""
    accepted = correction.state == Correction.State.ACCEPTED
    if correction.is_vendor and accepted:
        return _("Somebody who says they write for the supplier asked for a correction. We accepted the request.")
    if correction.is_vendor:
        return _("Somebody who says they write for the supplier asked for a correction. We declined the request.")
    if accepted:
        return _("A reader asked for a correction. We accepted the request.")
    return _("A reader asked for a correction. We declined the request.")
