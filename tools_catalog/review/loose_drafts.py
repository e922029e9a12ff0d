"""Drafts that no batch means, so that none waits where nobody looks: of corrections, of the form of one assessment."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.urls import reverse

from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, ReviewBatch
from tools_catalog.review.judgement import Judgement, judgement, judgement_in
from tools_catalog.review.standing import name_of
from tools_catalog.to_plain import plain_cell


@dataclass(frozen=True)
class LooseDraft:
    """A draft in no batch: of which tool and criterion, who saved it last and when, and where it is taken into one."""

    tool: str
    criterion: str
    who: str
    saved_at: datetime.datetime
    url: str


def loose_drafts() -> list[LooseDraft]:
    """All of them, the latest first, in two queries."""
    rows = (
        Assessment.objects.filter(has_unpublished_changes=True, latest_revision__isnull=False)
        .exclude(batch_cells__batch__state__in=ReviewBatch.OPEN)
        .select_related("tool", "latest_revision__user")
        .prefetch_related("evidence")
        .order_by("-latest_revision__created_at")
    )
    criteria = current_edition().criteria
    return [_loose(row, str(criteria[row.criterion].name)) for row in rows if row.criterion in criteria and _says(row)]


def _says(row: Assessment) -> bool:
    """Whether the draft says anything that readers do not see: a change that was dropped leaves an equal one."""
    seen = judgement(plain_cell(row)) if row.live else Judgement()
    return judgement_in(row.latest_revision.content) != seen


def _loose(row: Assessment, criterion: str) -> LooseDraft:
    revision = row.latest_revision
    return LooseDraft(
        tool=row.tool.name,
        criterion=criterion,
        who=name_of(revision.user) if revision.user else "",
        saved_at=revision.created_at,
        url=f"{reverse('review:sheet', args=[row.tool.key])}#{row.criterion}",
    )
