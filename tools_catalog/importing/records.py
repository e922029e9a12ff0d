"""The database side of an import: how the records stand, what the seed last wrote into them, and the writing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from site_core.seeded import SeedMemory
from tools_catalog.importing.checking import SourceTool
from tools_catalog.importing.fields import Fields, cell_fields, cell_from_fields, tool_fields, tool_from_fields
from tools_catalog.importing.planning import Conflict, Decision, RecordPlan, Standing, plan_record
from tools_catalog.importing.writing import add_assessments, add_tools, change_assessments, change_tools
from tools_catalog.models import Assessment, Tool
from tools_catalog.rubric import Rubric
from tools_catalog.rules import cell_faults, tool_faults
from tools_catalog.to_plain import Plain, plain_cell, plain_tool


@dataclass
class Planned:
    """The plans for one file: the tool and its assessments by criterion."""

    source: SourceTool
    tool: RecordPlan
    cells: dict[str, RecordPlan] = field(default_factory=dict)

    @property
    def settled(self) -> bool:
        """Whether the file need not be looked at again until it changes."""
        return self.tool.settled and all(plan.settled for plan in self.cells.values())


class Records:
    """Tools and assessments that the sources speak of, locked until the end of the import, with the seed's memory."""

    def __init__(self, sources: Sequence[SourceTool], rubric: Rubric, today: datetime.date) -> None:
        self.sources, self.rubric, self.today = sources, rubric, today
        if not sources:
            return
        keys = [source.key for source in sources]
        self.tool_memory, self.cell_memory = SeedMemory("tool"), SeedMemory("assessment")
        tools = Tool.objects.filter(key__in=keys).with_everything().select_for_update()
        self.tools = {tool.key: tool for tool in tools}
        found = Assessment.objects.filter(tool__key__in=keys).with_evidence().select_related("tool")
        found = found.select_for_update(of=("self",))
        self.cells = {cell_key(cell.tool.key, cell.criterion): cell for cell in found}

    def plans(self) -> list[Planned]:
        """What to do with each record."""
        return [self._plan(source) for source in self.sources]

    def _plan(self, source: SourceTool) -> Planned:
        def is_sound(fields: Fields) -> bool:
            return not any(tool_faults(tool_from_fields(source.key, fields), self.rubric, self.today))

        tool = self.tools.get(source.key)
        standing = Standing(tool_fields(plain_tool(tool)), closed_because(tool)) if tool else None
        last = self.tool_memory.record(source.key)
        planned = Planned(source, plan_record(source.key, last, standing, tool_fields(source.tool), is_sound))
        deleted = tool is None and planned.tool.decision is not Decision.ADD
        for criterion, cell in source.cells.items():
            planned.cells[criterion] = self._plan_cell(cell_key(source.key, criterion), criterion, cell, deleted)
        return planned

    def _plan_cell(self, key: str, criterion: str, cell: Plain, tool_deleted: bool) -> RecordPlan:
        def is_sound(fields: Fields) -> bool:
            return not cell_faults(criterion, cell_from_fields(fields), self.rubric, self.today)

        found, last = self.cells.get(key), self.cell_memory.record(key)
        if tool_deleted and not last:
            return RecordPlan(key, Decision.LEAVE, conflicts=(Conflict("", _("the tool was deleted by a person")),))
        standing = Standing(cell_fields(plain_cell(found)), closed_because(found)) if found else None
        return plan_record(key, last, standing, cell_fields(cell), is_sound)

    def write(self, plans: Sequence[Planned]) -> None:
        """Write what was planned and remember it."""
        if not plans:
            return
        added = [planned for planned in plans if planned.tool.decision is Decision.ADD]
        self.tools |= add_tools((planned.source.key, planned.tool.fields) for planned in added)
        add_assessments(
            (self.tools[planned.source.key], criterion, plan.fields)
            for planned in plans
            for criterion, plan in planned.cells.items()
            if plan.decision is Decision.ADD
        )
        self._change(plans)
        for planned in plans:
            self._remember(planned)
        self.tool_memory.save()
        self.cell_memory.save()

    def _change(self, plans: Sequence[Planned]) -> None:
        change_tools(
            (self.tools[planned.source.key], planned.tool.fields)
            for planned in plans
            if planned.tool.decision is Decision.CHANGE
        )
        change_assessments(
            (self.cells[plan.key], plan.fields)
            for planned in plans
            for plan in planned.cells.values()
            if plan.decision is Decision.CHANGE
        )

    def _remember(self, planned: Planned) -> None:
        for name, value in planned.tool.remember.items():
            self.tool_memory.remember(planned.tool.key, name, value)
        for plan in planned.cells.values():
            for name, value in plan.remember.items():
                self.cell_memory.remember(plan.key, name, value)


def cell_key(tool: str, criterion: str) -> str:
    """Key of an assessment in the memory of the seed."""
    return f"{tool}/{criterion}"


def closed_because(record: Tool | Assessment) -> str | None:
    """Why the import may not write into the record; None if it may."""
    if not record.live:
        return _("not published, by a person's decision")
    if record.has_unpublished_changes:
        return _("a person's draft waits there")
    return _("locked by a person") if record.locked else None
