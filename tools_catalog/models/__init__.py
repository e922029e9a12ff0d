"""The language-neutral catalogue. Pages per language that point at it are in `tools_catalog/pages.py`."""

from tools_catalog.models.assessments import Assessment, Evidence
from tools_catalog.models.conflicts import ConflictOfInterest
from tools_catalog.models.corrections import Correction
from tools_catalog.models.reviews import BatchCell, BatchEvent, CellRemark, ReviewBatch
from tools_catalog.models.snapshots import Publication, Snapshot, SnapshotTool, ToolState, Unchangeable
from tools_catalog.models.tools import Fact, PricePoint, Reference, Tool, Weakness
from tools_catalog.models.versioned import StaleVersion
from tools_catalog.pages import ChangesPage, ConflictsPage, InclusionPage, MethodPage, ToolIndexPage, ToolPage

__all__ = [
    "Assessment",
    "BatchCell",
    "BatchEvent",
    "CellRemark",
    "ChangesPage",
    "ConflictOfInterest",
    "ConflictsPage",
    "Correction",
    "Evidence",
    "Fact",
    "InclusionPage",
    "MethodPage",
    "PricePoint",
    "Publication",
    "Reference",
    "ReviewBatch",
    "Snapshot",
    "SnapshotTool",
    "StaleVersion",
    "Tool",
    "ToolIndexPage",
    "ToolPage",
    "ToolState",
    "Unchangeable",
    "Weakness",
]
