"""The language-neutral catalogue. Pages per language that point at it are in `tools_catalog/pages.py`."""

from tools_catalog.models.assessments import Assessment, Evidence
from tools_catalog.models.snapshots import Publication, Snapshot, SnapshotTool, ToolState, Unchangeable
from tools_catalog.models.tools import Fact, PricePoint, Reference, Tool, Weakness
from tools_catalog.models.versioned import StaleVersion

__all__ = [
    "Assessment",
    "Evidence",
    "Fact",
    "PricePoint",
    "Publication",
    "Reference",
    "Snapshot",
    "SnapshotTool",
    "StaleVersion",
    "Tool",
    "ToolState",
    "Unchangeable",
    "Weakness",
]
