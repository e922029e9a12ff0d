"""Writes the published catalogue as the files that the import reads: one YAML file for each tool, nothing left out.

What the import of `manage.py import_catalogue --signed` makes of them in an empty database is the same snapshot, to the
last letter.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from tools_catalog.models import Assessment, Tool
from tools_catalog.rubric import current_rubric
from tools_catalog.to_plain import Plain, plain_cell, plain_tool

WIDTH = 120
ODD_BREAKS = frozenset("\x85\u2028\u2029")


class FolderInUse(Exception):
    """There are files of tools in the folder already."""


def export_catalogue(folder: Path) -> int:
    """Writes `tools/<key>.yaml` below a folder, which is made; gives how many. Raises FolderInUse."""
    files = folder / "tools"
    if any(files.glob("*.yaml")):
        raise FolderInUse(files)
    files.mkdir(parents=True, exist_ok=True)
    tools = published_tools()
    for tool in tools:
        (files / f"{tool['key']}.yaml").write_text(written(tool), encoding="utf-8")
    return len(tools)


def published_tools() -> list[Plain]:
    """Published tools with their published assessments, in the form of the files."""
    assessed = current_rubric().assessed
    cells: dict[int, dict[str, Plain]] = {}
    for cell in Assessment.objects.published().with_evidence().order_by("criterion"):
        if cell.criterion in assessed:
            cells.setdefault(cell.tool_id, {})[cell.criterion] = plain_cell(cell)
    tools = Tool.objects.published().with_everything().order_by("key")
    return [{**plain_tool(tool), "assessments": cells.get(tool.pk, {})} for tool in tools]


class ExactDumper(yaml.SafeDumper):
    """YAML that keeps the line breaks of other systems, which a reader would otherwise take for a plain new line."""

    def represent_text(self, text: str) -> yaml.Node:
        """A text; one with such a break in double quotes, where the break is escaped."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style='"' if ODD_BREAKS & set(text) else None)


ExactDumper.add_representer(str, ExactDumper.represent_text)


def written(tool: Plain) -> str:
    """A tool as YAML."""
    return yaml.dump(tool, Dumper=ExactDumper, allow_unicode=True, sort_keys=False, width=WIDTH)
