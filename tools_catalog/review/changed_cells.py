"""The cells of a batch as people check them: what readers see, what they would see, whose signature is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tools_catalog.methodology import Edition, current_edition
from tools_catalog.methodology.words import Criterion
from tools_catalog.models import Assessment, BatchCell, ReviewBatch
from tools_catalog.review.differences import Differences, differences, level_alone
from tools_catalog.review.judgement import Judgement, judgement
from tools_catalog.review.standing import latest_draft
from tools_catalog.to_plain import plain_cell


@dataclass(frozen=True)
class ChangedCell:
    """One cell of a batch as people check it. `draft` is the assessment as it would be published."""

    cell: BatchCell
    criterion: Criterion
    draft: Assessment
    before: Judgement | None
    after: Judgement

    @property
    def key(self) -> str:
        """What a form calls the cell."""
        return str(self.cell.pk)

    @property
    def name(self) -> str:
        """The name of the criterion."""
        return str(self.criterion.name)

    @property
    def is_stale(self) -> bool:
        """Whether somebody has saved the assessment outside of the batch since."""
        return bool(self.cell.version != self.cell.assessment.version)

    @property
    def level_alone(self) -> bool:
        """Whether the level changes and nothing behind it."""
        return level_alone(self.before, self.after)

    def differences(self, edition: Edition) -> Differences:
        """What the batch changes here."""
        return differences(self.before, self.after, self.criterion, edition)


def changed_cells(batch: ReviewBatch) -> tuple[ChangedCell, ...]:
    """The cells of a batch in the order of the edition, in three queries; of a published one as they were then."""
    rows = batch.cells.select_related("batch", "assessment__latest_revision", "assessment__tool").prefetch_related(
        "assessment__evidence", "remarks"
    )
    criteria = current_edition().criteria
    order = {key: place for place, key in enumerate(criteria)}
    known = [row for row in rows if row.assessment.criterion in criteria]
    return tuple(_changed(row) for row in sorted(known, key=lambda row: order[row.assessment.criterion]))


def _changed(cell: BatchCell) -> ChangedCell:
    row = cell.assessment
    key, draft = row.criterion, latest_draft(row)
    live = plain_cell(row) if row.live else None
    before, after = (cell.before, cell.after) if cell.after else (live, plain_cell(draft))
    return ChangedCell(
        cell=cell,
        criterion=current_edition().criteria[key],
        draft=draft,
        before=judgement(before) if before else None,
        after=judgement(after),
    )


def seal_of(cells: Iterable[ChangedCell]) -> str:
    """What a second reviewer had in front of them: each cell with its version."""
    return " ".join(f"{each.cell.pk}.{each.cell.version}" for each in cells)


def as_published(each: ChangedCell) -> Assessment:
    """The assessment as it would be published: with the second reviewer who has confirmed it, and the reason."""
    each.draft.second_reviewer = each.cell.confirmed_name
    each.draft.change_reason_cs = each.cell.batch.reason_cs
    each.draft.change_reason_en = each.cell.batch.reason_en
    return each.draft
