"""The check of a batch by another account, as far as it has come: a tick and a remark at each changed cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tools_catalog.models import BatchCell, ReviewBatch
from tools_catalog.review.standing import name_of


@dataclass(frozen=True)
class Check:
    """What somebody has ticked as seen, and remarked, by the keys of the cells that they had in front of them.

    `seal` names the drafts that stood there. A remark may be empty: then there is none, or no more.
    """

    seen: frozenset[int] = frozenset()
    remarks: Mapping[int, str] = field(default_factory=dict)
    seal: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is a remark at any cell."""
        return any(self.remarks.values())


def keep_ticks(batch: ReviewBatch, person: Any, check: Check) -> None:
    """This person's ticks are those of the check; what others have ticked stays."""
    batch.cells.filter(confirmed_by=person).exclude(pk__in=check.seen).update(confirmed_by=None, confirmed_name="")
    batch.cells.filter(pk__in=check.seen).update(confirmed_by=person, confirmed_name=name_of(person))


def keep_remarks(batch: ReviewBatch, person: Any, check: Check) -> None:
    """This person's remarks are those of the check; what others have remarked stays."""
    for cell in batch.cells.filter(pk__in=check.remarks):
        _keep_remark(cell, person, check.remarks[cell.pk])


def _keep_remark(cell: BatchCell, person: Any, text: str) -> None:
    if not text:
        cell.remarks.filter(by=person).delete()
    elif not cell.remarks.filter(by=person, text=text).exists():  # an unchanged one keeps its day
        cell.remarks.update_or_create(by=person, defaults={"by_name": name_of(person), "text": text})
