"""Publishes a batch: all its cells at once or none, as one new snapshot of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tools_catalog.conflicts import ConflictDeclared, conflict_of
from tools_catalog.models import BatchEvent, ReviewBatch, StaleVersion
from tools_catalog.review.batches import Refused, at, cell_problems, held, move
from tools_catalog.review.changed_cells import ChangedCell, as_published, changed_cells
from tools_catalog.review.consequences import kept_form, moves_of
from tools_catalog.review.mails import tell_author
from tools_catalog.rules import Fault
from tools_catalog.signals import publish_changes
from tools_catalog.to_plain import plain_cell


@transaction.atomic
def publish(batch: ReviewBatch, person: Any) -> None:
    """Make an approved batch what readers see. Raises Refused with all reasons of all cells; then nothing changes."""
    batch = held(batch, ReviewBatch.State.APPROVED)
    cells = changed_cells(batch)
    if faults := list(publication_problems(batch, cells)):
        raise Refused(*faults)
    batch.effects = kept_form(moves_of(cells))
    for each in cells:
        _publish_cell(each, person)
    batch.snapshot = publish_changes()
    move(batch, ReviewBatch.State.PUBLISHED, BatchEvent.What.PUBLISHED, person)
    tell_author(batch, by=person)


def publication_problems(batch: ReviewBatch, cells: Iterable[ChangedCell]) -> Iterator[Fault]:
    """Everything that stands against the publication: of cells, of signatures, of people who have a conflict."""
    cells = tuple(cells)
    yield from cell_problems(cells, timezone.localdate())
    for each in cells:
        if each.cell.confirmed_by_id in (None, batch.author_id):
            yield at(each, _("Nobody but its author has confirmed it. Return the batch, so that it is checked anew."))
    for reviewer in (batch.author, batch.second_reviewer):
        if reviewer is not None and conflict_of(reviewer, batch.tool):
            yield Fault("", _("%(name)s has a declared conflict of interest with the tool.") % {"name": reviewer})


def _publish_cell(each: ChangedCell, person: Any) -> None:
    """Raises Refused with what only the publication itself finds out: somebody was faster, two people of one name."""
    try:
        _put_before_readers(each, person)
    except StaleVersion:
        raise Refused(
            Fault(each.name, _("Somebody has saved it at this moment. Look at the batch once more."))
        ) from None
    except (ValidationError, ConflictDeclared) as error:
        reasons = error.messages if isinstance(error, ValidationError) else [str(error)]
        raise Refused(*(Fault(each.name, reason) for reason in reasons)) from None


def _put_before_readers(each: ChangedCell, person: Any) -> None:
    live, cell = each.cell.assessment, each.cell
    draft = as_published(each)
    cell.before, cell.after = plain_cell(live) if live.live else None, plain_cell(draft)
    revision = draft.save_revision(user=person, clean=False)
    draft.publish(revision, user=person, in_batch=True, skip_permission_checks=True)
    cell.version = draft.version
    cell.save()
