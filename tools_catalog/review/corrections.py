"""What people outside ask to correct at the cells of a tool, for the reviewer who is sent there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tools_catalog.models import Correction
from tools_catalog.review.standing import Standing

State = Correction.State


def corrections_at(now: Mapping[str, Standing]) -> dict[str, list[Correction]]:
    """By criterion: those that wait for a decision, and accepted ones until the cell is published again. One query.

    Without who sent them: that is for those who decide.
    """
    found = defaultdict(list)
    for each in _of_tool(now):
        if each.state == State.CONFIRMED or _is_ahead(each, now[each.target]):
            found[each.target].append(each)
    return dict(found)


def _of_tool(now: Mapping[str, Standing]) -> list[Correction]:
    tools = {standing.tool.pk for standing in now.values()}
    rows = Correction.objects.filter(
        tool__in=tools, kind=Correction.Kind.CRITERION, target__in=now, state__in=(State.CONFIRMED, State.ACCEPTED)
    )
    return list(rows.order_by("confirmed_at", "pk").defer("name", "email"))


def _is_ahead(correction: Correction, standing: Standing) -> bool:
    row = standing.assessment
    published_at = row.last_published_at if row else None
    return published_at is None or correction.decided_at > published_at
