"""How the cells of a tool stand: what readers see, what is drafted, in which batch, and whether one may write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from tools_catalog.models import Assessment, BatchCell, CellRemark, ReviewBatch, Tool
from tools_catalog.models.reviews import LONGEST_NAME
from tools_catalog.review.judgement import Judgement, judgement, judgement_in
from tools_catalog.rubric import current_rubric
from tools_catalog.to_plain import plain_cell

NO_RECORD = 0  # the version of a cell that nobody has written yet


@dataclass(frozen=True)
class Standing:
    """One cell. `published` is None where readers see nothing; `draft` is what the next reviewer starts from.

    `batch` is the open batch that the cell is in; `closed` says why nobody may write now, empty where one may.
    """

    tool: Tool
    criterion: str
    assessment: Assessment | None
    published: Judgement | None
    draft: Judgement
    batch: BatchCell | None
    closed: str

    @property
    def version(self) -> int:
        """The version that a form carries."""
        return self.assessment.version if self.assessment else NO_RECORD

    @property
    def is_drafted(self) -> bool:
        """Whether there is a draft that readers do not see."""
        return bool(self.assessment and self.assessment.has_unpublished_changes and self.draft != self.published)

    @property
    def waits_for_a_batch(self) -> bool:
        """Whether a draft stands here that no batch means: it was saved outside of the sheet."""
        if self.closed or self.assessment is None:
            return False
        return self.batch.version != self.version if self.batch else self.is_drafted

    @property
    def remarks(self) -> list[CellRemark]:
        """What people who check the batch have said to its author here."""
        return list(self.batch.remarks.all()) if self.batch else []

    @property
    def saved_by(self) -> Any:
        """The account that saved the cell last; None where no person did."""
        revision = self.assessment.latest_revision if self.assessment else None
        return revision.user if revision else None

    @property
    def last_saved_by(self) -> str:
        """Who that is; empty where no person did."""
        return name_of(self.saved_by) if self.saved_by else ""


def name_of(person: Any) -> str:
    """The name under which somebody reviews; accounts may have longer ones than a signature has room for."""
    name: str = person.get_full_name().strip() or person.get_username()
    return name[:LONGEST_NAME].rstrip()


def standings(tool: Tool) -> dict[str, Standing]:
    """All cells of the current edition for one tool, by criterion, in six queries."""
    found = {each.criterion: each for each in _assessments(tool)}
    cells = {
        cell.assessment_id: cell
        for cell in BatchCell.objects.filter(assessment__tool=tool, batch__state__in=ReviewBatch.OPEN)
        .select_related("batch")
        .prefetch_related("remarks")
    }
    in_workflow = _in_workflow(found.values())
    return {
        criterion: _standing(tool, criterion, found.get(criterion), cells, in_workflow)
        for criterion in current_rubric().assessed
    }


def _assessments(tool: Tool) -> Iterable[Assessment]:
    rows = Assessment.objects.filter(tool=tool).with_evidence().select_related("latest_revision__user")
    for row in rows:
        row.tool = tool
        yield row


def _in_workflow(assessments: Iterable[Assessment]) -> frozenset[int]:
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Assessment),
        object_id__in=[str(each.pk) for each in assessments],
    )
    return frozenset(int(pk) for pk in states.values_list("object_id", flat=True))


def _standing(
    tool: Tool, criterion: str, row: Assessment | None, cells: dict[int, BatchCell], in_workflow: frozenset[int]
) -> Standing:
    if row is None:
        return Standing(tool, criterion, None, None, Judgement(), None, "")
    cell = cells.get(row.pk)
    return Standing(
        tool=tool,
        criterion=criterion,
        assessment=row,
        published=judgement(plain_cell(row)) if row.live else None,
        draft=_draft(row),
        batch=cell,
        closed=_why_closed(row, cell, row.pk in in_workflow),
    )


def _draft(row: Assessment) -> Judgement:
    """Without making an object of the draft, which would ask the database for each cell."""
    revision = row.latest_revision
    if revision is None or not row.has_unpublished_changes:
        return judgement(plain_cell(row))
    return judgement_in(revision.content)


def latest_draft(row: Assessment) -> Assessment:
    """The latest draft as an object; the row itself where there is none."""
    revision = row.latest_revision
    if revision is None or not row.has_unpublished_changes:
        return row
    draft = row.with_content_json(revision.content)
    draft.tool = row.tool
    return draft


def _why_closed(row: Assessment, cell: BatchCell | None, in_workflow: bool) -> str:
    if cell and cell.batch.state in ReviewBatch.SENT_IN:
        return _("%(name)s has sent it in; it is open again when the batch is published or returned.") % {
            "name": cell.batch.author_name
        }
    if in_workflow:
        return _("It was sent in on its own, outside of the sheet, and waits for a decision.")
    if row.locked:
        return _("It is locked.")
    return ""
