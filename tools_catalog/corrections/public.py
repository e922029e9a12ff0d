"""What readers see of corrections: that some are being verified, how each was decided. Never who wrote, nor the text.

What nobody of ours has looked at is not public: otherwise anybody could put a notice on a rival's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tools_catalog import change_log
from tools_catalog.change_log import Entry
from tools_catalog.change_log.recent import Change, gives_changes
from tools_catalog.corrections.targets import CRITERION, Target
from tools_catalog.methodology import Edition, current_edition
from tools_catalog.models import Correction
from tools_catalog.said import said


@dataclass(frozen=True)
class Verifying(Entry):
    """Requests about one criterion or fact that wait for a decision. They leave the change log when it comes."""

    waits: bool = True


@change_log.gives_entries
def corrections(tool: int) -> Iterator[Entry]:
    """What is being verified of the tool with this primary key, once a target, then what was decided. One query."""
    edition = current_edition()
    shown = Correction.objects.filter(Q(taken_up_at__isnull=False) | Q(decided_at__isnull=False), tool_id=tool)
    listed = list(shown.order_by("-decided_at", "-confirmed_at", "-pk"))
    waiting = sorted((each for each in listed if not each.decided_at), key=target_key)
    for _target, of_one in groupby(waiting, key=target_key):
        yield verifying(list(of_one), edition)
    yield from (decided(each, edition) for each in listed if each.decided_at)


def target_key(correction: Correction) -> tuple[str, str]:
    """Requests about the same criterion or fact have the same one."""
    return correction.kind, correction.target


@gives_changes
def decided_lately(most: int) -> list[Change]:
    """The corrections of all tools that were decided last. One query."""
    edition = current_edition()
    shown = Correction.objects.filter(decided_at__isnull=False, tool__live=True).select_related("tool")
    return [
        Change(each.tool.key, each.tool.name, decided(each, edition)) for each in shown.order_by("-decided_at")[:most]
    ]


def criteria_being_verified(tools: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Keys of these tools, each with a criterion about which a request is being verified. One query."""
    taken_up = Correction.objects.filter(state=Correction.State.CONFIRMED, taken_up_at__isnull=False)
    waiting = taken_up.filter(kind=CRITERION, tool__key__in=tools)
    return frozenset(waiting.values_list("tool__key", "target"))


def verifying(requests: Sequence[Correction], edition: Edition) -> Verifying:
    """Requests about one target, the latest of them first."""
    target = Target(requests[0].kind, requests[0].target)
    day = max(timezone.localdate(each.taken_up_at) for each in requests)
    sentence = who_asks(len(requests), any(each.is_vendor for each in requests))
    return Verifying(day, target.words(edition), sentence=sentence, anchor=target.anchor)


def who_asks(count: int, vendor: bool) -> str:
    """Who asks for a correction, as far as they say it themselves."""
    if count > 1:
        many = ngettext(
            "We are verifying %(n)s request for a correction.",
            "We are verifying %(n)s requests for a correction.",
            count,
        ) % {"n": count}
        return (
            f"{many} {_('At least one comes from somebody who says they write for the supplier.')}" if vendor else many
        )
    if vendor:
        return _("Somebody who says they write for the supplier asks for a correction, we are verifying the request.")
    return _("A reader asks for a correction, we are verifying the request.")


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
