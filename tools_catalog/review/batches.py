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
from tools_catalog.review.checking import Check, keep_remarks, keep_ticks
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
def keep_check(batch: ReviewBatch, person: Any, check: Check) -> None:
    """Another account has looked at a part of the batch and goes on later. Raises Refused."""
    batch = held(batch, ReviewBatch.State.SUBMITTED)
    if faults := list(_against_check(batch, changed_cells(batch), person, check)):
        raise Refused(*faults)
    keep_ticks(batch, person, check)
    keep_remarks(batch, person, check)


def _against_check(batch: ReviewBatch, cells: Iterable[ChangedCell], person: Any, check: Check) -> Iterator[Fault]:
    if batch.author_id == person.pk:
        yield Fault("", _("You wrote this batch; somebody else has to check it."))
    if check.seal != seal_of(cells):
        yield Fault("", _("The batch has changed since you opened it. Look at it once more."))


@transaction.atomic
def approve(batch: ReviewBatch, person: Any, check: Check) -> None:
    """Another account has looked at the evidence of every cell. Raises Refused with all reasons against it."""
    batch = held(batch, ReviewBatch.State.SUBMITTED)
    cells = changed_cells(batch)
    faults = [*cell_problems(cells, timezone.localdate()), *_against_check(batch, cells, person, check)]
    faults += [
        at(each, _("Confirm that you have looked at its evidence, or return the batch with a remark here."))
        for each in cells
        if each.cell.pk not in check.seen
    ]
    if faults:
        raise Refused(*faults)
    keep_ticks(batch, person, check)
    keep_remarks(batch, person, check)
    batch.second_reviewer, batch.second_reviewer_name = person, name_of(person)
    move(batch, ReviewBatch.State.APPROVED, BatchEvent.What.APPROVED, person)


@transaction.atomic
def send_back(batch: ReviewBatch, person: Any, comment: str, check: Check) -> None:
    """Back to the author, with what to do in a comment or in remarks. Raises Refused."""
    batch = held(batch, *ReviewBatch.SENT_IN)
    if batch.author_id == person.pk:
        raise Refused(Fault("", _("You wrote this batch; somebody else has to check it.")))
    if not (comment or check.says_something):
        raise Refused(Fault("", _("Say in a few words what has to be done, for the whole batch or at a criterion.")))
    keep_remarks(batch, person, check)
    _back_to_author(batch, person, comment)


@transaction.atomic
def take_back(batch: ReviewBatch, person: Any) -> None:
    """The author wants to go on with it. Raises Refused."""
    batch = held(batch, *ReviewBatch.SENT_IN)
    if batch.author_id != person.pk:
        raise Refused(Fault("", _("Only its author takes a batch back.")))
    _back_to_author(batch, person)


def _back_to_author(batch: ReviewBatch, person: Any, comment: str = "") -> None:
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
