"""The way of a batch: sent in by its author, checked by another account, returned or approved."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tools_catalog.conflicts import conflict_of
from tools_catalog.models import Assessment, BatchCell, BatchEvent, ReviewBatch
from tools_catalog.review.cell_form import with_field
from tools_catalog.review.changed_cells import ChangedCell, changed_cells, seal_of
from tools_catalog.review.consequences import moves_of, moves_the_first
from tools_catalog.review.faults import judgement_faults
from tools_catalog.review.mails import tell_author, tell_second_reviewers
from tools_catalog.review.saving import locked, note
from tools_catalog.review.standing import name_of
from tools_catalog.rubric import current_rubric
from tools_catalog.rules import Fault


@dataclass(frozen=True)
class CellFault(Fault):
    """What stands against one cell of the batch; `place` is the name of its criterion, `cell` its key on the page."""

    cell: str = ""


def at(each: ChangedCell, message: str) -> CellFault:
    """What stands against this cell."""
    return CellFault(each.name, message, each.key)


class Refused(Exception):
    """A batch cannot go on: all reasons, each with the name of the criterion it is about (or none)."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults


def cell_problems(cells: Iterable[ChangedCell], today: datetime.date) -> Iterator[Fault]:
    """All reasons why these cells must not reach readers yet, signatures apart."""
    for each in cells:
        if each.is_stale:
            yield at(
                each,
                _("Somebody saved it outside of the batch. Open the sheet, look at it and take it into your batch."),
            )
        for fault in judgement_faults(each.criterion.key, each.after, current_rubric(), today):
            yield at(each, with_field(fault))


def for_two_people(cells: Iterable[ChangedCell]) -> tuple[ChangedCell, ...]:
    """Cells that a second person has to confirm on their own.

    Those of which the method says so; all of them where the batch moves one of the first three tools of an example
    town, for then each of them may be what does it.
    """
    cells = tuple(cells)
    sound = not list(cell_problems(cells, timezone.localdate()))
    if sound and moves_the_first(moves_of(cells)):
        return cells
    return tuple(each for each in cells if each.needs_second_person)


def held(batch: ReviewBatch, *states: str) -> ReviewBatch:
    """The batch, held until the transaction ends. Raises Refused if it is not in one of these states any more."""
    locked(batch.tool)
    now = ReviewBatch.objects.select_related("tool", "author").get(pk=batch.pk)
    if now.state not in states:
        raise Refused(Fault("", _("Meanwhile somebody else has moved the batch on. Look at it once more.")))
    return now


def move(batch: ReviewBatch, state: str, what: BatchEvent.What, person: Any, comment: str = "") -> None:
    """Bring a batch into another state and write down who did it."""
    batch.state = state
    batch.save()
    note(batch, what, person, comment)


@transaction.atomic
def submit(batch: ReviewBatch, person: Any, reason_cs: str, reason_en: str) -> None:
    """The author sends the batch in. Raises Refused with all reasons against it."""
    batch = held(batch, *ReviewBatch.WITH_AUTHOR)
    cells = changed_cells(batch)
    faults = list(cell_problems(cells, timezone.localdate()))
    if not cells:
        faults.append(Fault("", _("There is nothing in the batch.")))
    if batch.author_id != person.pk:
        faults.append(Fault("", _("Only its author sends a batch in.")))
    if not (reason_cs and reason_en):
        faults.append(Fault("", _("Say why it changes, in Czech and in English: readers see it among the changes.")))
    if faults:
        raise Refused(*faults)
    batch.reason_cs, batch.reason_en = reason_cs, reason_en
    move(batch, ReviewBatch.State.SUBMITTED, BatchEvent.What.SUBMITTED, person)
    tell_second_reviewers(batch)


@transaction.atomic
def approve(batch: ReviewBatch, person: Any, confirmed: Iterable[int], seal: str) -> None:
    """Another account has looked at the batch and, cell by cell, at the evidence of those in `confirmed`.

    `seal` names what was looked at. Raises Refused with all reasons against it.
    """
    batch = held(batch, ReviewBatch.State.SUBMITTED)
    cells, confirmed = changed_cells(batch), frozenset(confirmed)
    faults = list(cell_problems(cells, timezone.localdate()))
    if batch.author_id == person.pk:
        faults.append(Fault("", _("You wrote this batch; somebody else has to check it.")))
    if seal != seal_of(cells):
        faults.append(Fault("", _("The batch has changed since you opened it. Look at it once more.")))
    faults += [
        at(each, _("Two people must review this criterion. Confirm that you have looked at its evidence."))
        for each in for_two_people(cells)
        if each.cell.pk not in confirmed
    ]
    if faults:
        raise Refused(*faults)
    batch.cells.filter(pk__in=confirmed).update(confirmed_by=person, confirmed_name=name_of(person))
    batch.second_reviewer, batch.second_reviewer_name = person, name_of(person)
    move(batch, ReviewBatch.State.APPROVED, BatchEvent.What.APPROVED, person)


@transaction.atomic
def send_back(batch: ReviewBatch, person: Any, comment: str) -> None:
    """Back to the author, with what to do; the author may also take it back. Raises Refused."""
    batch = held(batch, *ReviewBatch.SENT_IN)
    if not comment and batch.author_id != person.pk:
        raise Refused(Fault("", _("Say in a few words what has to be done.")))
    _join_what_was_begun_since(batch)
    batch.cells.update(confirmed_by=None, confirmed_name="")
    batch.second_reviewer, batch.second_reviewer_name = None, ""
    move(batch, ReviewBatch.State.RETURNED, BatchEvent.What.RETURNED, person, comment)
    tell_author(batch, by=person)


def _join_what_was_begun_since(batch: ReviewBatch) -> None:
    """An author works on one batch of a tool: what they have begun meanwhile goes on in the returned one."""
    later = ReviewBatch.objects.filter(
        tool=batch.tool, author=batch.author_id, state__in=ReviewBatch.WITH_AUTHOR
    ).exclude(pk=batch.pk)
    BatchCell.objects.filter(batch__in=later).update(batch=batch)
    BatchEvent.objects.filter(batch__in=later).update(batch=batch)
    later.delete()


@transaction.atomic
def drop(cell: BatchCell, person: Any) -> None:
    """The author, even in a conflict, gives a change up: the draft is again what readers see. Raises Refused."""
    batch = held(cell.batch, *ReviewBatch.WITH_AUTHOR)
    if batch.author_id != person.pk:
        raise Refused(Fault("", _("Only its author gives a change up.")))
    row = Assessment.objects.get(pk=cell.assessment_id)
    if cell.version == row.version:
        signs = None if conflict_of(person, batch.tool) else person  # going back to what readers see assesses nothing
        row.save_revision(user=signs, clean=False, changed=False, log_action=True)
        Assessment.objects.filter(pk=row.pk).update(has_unpublished_changes=not row.live)
    cell.delete()
    note(batch, BatchEvent.What.DROPPED, person, str(row))
