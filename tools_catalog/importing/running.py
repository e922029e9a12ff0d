"""One import from its first file to the snapshot, in one transaction."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from site_core.seeded import SeedMemory
from tools_catalog.importing.checking import check_files, source_tool
from tools_catalog.importing.planning import Decision
from tools_catalog.importing.reading import SourceFile, read_folder
from tools_catalog.importing.records import Planned, Records
from tools_catalog.importing.report import Report
from tools_catalog.rubric import current_rubric
from tools_catalog.snapshots import publish_snapshot

FORM = 1  # raise it when the same file would be read differently; every file is then looked at again


def import_catalogue(folder: Path, today: datetime.date, *, dry_run: bool = False, signed: bool = False) -> Report:
    """Load `tools/*.yaml` of a folder; gives what was done.

    All or nothing. What people changed, drafted, unpublished or deleted stays so. `today` is the Prague date.
    `signed`: the files were exported from a catalogue, and what they say of reviewers holds (see `exporting.py`).
    Raises NothingToImport or InvalidFiles (with all faults of all files); then nothing was written.
    """
    with transaction.atomic():
        return Import(folder, today, dry_run=dry_run, signed=signed).run()


class Import:
    """The state of one import.

    A file is settled when nothing of it waits: as long as it says the same, no edit by people can make the import
    write anything, so it need not be read again.
    """

    def __init__(self, folder: Path, today: datetime.date, *, dry_run: bool, signed: bool) -> None:
        self.files = read_folder(folder, signed=signed)
        self.today, self.rubric = today, current_rubric()
        self.report = Report(dry_run=dry_run)
        self.settled = SeedMemory("catalogue file")

    def run(self) -> Report:
        """Do all of it and give the report."""
        new = [file for file in self.files if not self._is_settled(file)]
        if new:
            check_files(self.files, self.rubric, self.today)
        self._count_settled(len(self.files) - len(new))
        self._report_gone()
        records = Records([source_tool(file, self.rubric) for file in new], self.rubric, self.today)
        plans = records.plans()
        for planned in plans:
            self._count(planned)
        if not self.report.dry_run:
            records.write(plans)
            self._remember_files(plans)
            publish_snapshot()
        return self.report

    def _is_settled(self, file: SourceFile) -> bool:
        return bool(self.settled.last(file.name, "settled") == self._mark(file))

    def _mark(self, file: SourceFile) -> dict[str, Any]:
        mark = {"sha256": file.sha256, "edition": self.rubric.edition, "form": FORM}
        return {**mark, "signed": True} if file.signed else mark

    def _count_settled(self, files: int) -> None:
        self.report.tools[Decision.LEAVE] += files
        self.report.assessments[Decision.LEAVE] += files * len(self.rubric.assessed)

    def _report_gone(self) -> None:
        names = {file.name for file in self.files}
        self.report.gone += [(name, "") for name in sorted(self.settled.keys() - names)]

    def _count(self, planned: Planned) -> None:
        file = planned.source.file.name
        self.report.count(self.report.tools, file, "", planned.tool)
        for criterion, plan in planned.cells.items():
            self.report.count(self.report.assessments, file, f"assessments.{criterion}", plan)
        self.report.counted_as_c += [(file, f"assessments.{criterion}") for criterion in planned.source.counted_as_c]
        self.report.incomplete += [(file, place) for place in planned.source.incomplete]

    def _remember_files(self, plans: list[Planned]) -> None:
        for planned in plans:
            file = planned.source.file
            self.settled.remember(file.name, "settled", self._mark(file) if planned.settled else None)
        self.settled.save()
