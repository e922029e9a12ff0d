"""Saves what a reviewer wrote on a sheet: each changed cell as a draft of its assessment, in the reviewer's batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tools_catalog.from_plain import cell_values, evidence_values
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, BatchCell, BatchEvent, Evidence, ReviewBatch, StaleVersion, Tool
from tools_catalog.review.differences import in_one_line
from tools_catalog.review.judgement import Judgement
from tools_catalog.review.standing import Standing, latest_draft, name_of, standings


@dataclass(frozen=True)
class Wish:
    """A judgement to save over the version that the reviewer had in front of them."""

    judgement: Judgement
    version: int


def save_judgements(tool: Tool, person: Any, wishes: Mapping[str, Wish]) -> frozenset[str]:
    """Save the cells that nobody else has written meanwhile; returns the criteria of those that somebody has.

    One transaction, but each cell for itself. Raises ConflictDeclared where the person may not assess the tool.
    """
    with transaction.atomic():
        locked(tool)
        now = standings(tool)
        return frozenset(key for key, wish in wishes.items() if not _saved(now[key], person, wish))


def locked(tool: Tool) -> Tool:
    """The tool, with its sheet and its batches held until the transaction ends: reviewers of one tool take turns."""
    found: Tool = Tool.objects.select_for_update(no_key=True).get(pk=tool.pk)
    return found


def _saved(now: Standing, person: Any, wish: Wish) -> bool:
    if now.closed or now.version != wish.version:
        return False
    try:
        with transaction.atomic():
            _save(now, person, wish)
    except (StaleVersion, IntegrityError):  # by the form of a single assessment, which takes no turns
        return False
    return True


def _save(now: Standing, person: Any, wish: Wish) -> None:
    row = now.assessment or Assessment.objects.create(tool=now.tool, criterion=now.criterion, live=False)
    draft = signed(latest_draft(row), wish.judgement, name_of(person))
    draft.save_revision(user=person, clean=False, log_action=True)  # a draft may lack what only readers need
    batch = batch_at_work(now.tool, person)
    cell, _is_new = BatchCell.objects.update_or_create(
        batch=batch,
        assessment=row,
        defaults={"version": draft.version, "confirmed_by": None, "confirmed_name": ""},
    )
    if now.batch and now.batch.batch_id != batch.pk:
        _take_over(now, cell, person)
    batch.save(update_fields=["changed_at"])


def signed(draft: Assessment, judgement: Judgement, reviewer: str) -> Assessment:
    """The draft with this judgement, signed by one reviewer today."""
    cell = {**judgement.cell, "reviewer": reviewer, "reviewed_on": timezone.localdate().isoformat()}
    for name, value in cell_values(cell).items():
        setattr(draft, name, value)
    draft.evidence = [Evidence(**values) for values in evidence_values(cell)]
    return draft


def batch_at_work(tool: Tool, person: Any) -> ReviewBatch:
    """The batch in which this reviewer collects changes of the tool; begun if there is none."""
    mine = ReviewBatch.objects.filter(tool=tool, author=person, state__in=ReviewBatch.WITH_AUTHOR).first()
    if mine is None:
        mine = ReviewBatch.objects.create(tool=tool, author=person, author_name=name_of(person))
        note(mine, BatchEvent.What.BEGUN, person)
    return mine


def note(batch: ReviewBatch, what: BatchEvent.What, person: Any, comment: str = "") -> None:
    """Write down who did what with a batch."""
    BatchEvent.objects.create(batch=batch, what=what, by=person, by_name=name_of(person), comment=comment)


def _take_over(now: Standing, cell: BatchCell, person: Any) -> None:
    """Somebody else's unfinished change goes on in this reviewer's cell; both batches keep what it said until then.

    Remarks go along: what was asked there has to be done all the same.
    """
    assert now.batch is not None
    edition = current_edition()
    said = in_one_line(now.draft, edition.criteria[now.criterion], edition)
    for each in (now.batch.batch, cell.batch):
        note(each, BatchEvent.What.TAKEN_OVER, person, said)
    now.batch.remarks.update(cell=cell)
    now.batch.delete()
