"""All faults of what is published, by the same rules as import and admin."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tools_catalog.models import Assessment, Tool
from tools_catalog.rubric import Rubric
from tools_catalog.rules import Fault, cell_faults, publication_faults, tool_faults
from tools_catalog.to_plain import SEED_REVIEWER, plain_cell, plain_tool


def published_faults(rubric: Rubric, today: datetime.date) -> Iterator[tuple[str, Fault]]:
    """Name of the record (tool, or tool and criterion) and fault, in a fixed number of queries.

    The two-person rule binds what people publish; what stands as the desk review left it is counted by
    `waiting_for_second_reviewer`.
    """
    for tool in Tool.objects.published().with_everything():
        for fault in tool_faults(plain_tool(tool), rubric, today):
            yield tool.key, fault
    for assessment in Assessment.objects.published().with_evidence().select_related("tool"):
        name = f"{assessment.tool.key}/{assessment.criterion}"
        for fault in assessment_faults(assessment, rubric, today):
            yield name, fault


def assessment_faults(assessment: Assessment, rubric: Rubric, today: datetime.date) -> list[Fault]:
    """All faults of one published assessment."""
    cell = plain_cell(assessment)
    faults = cell_faults(assessment.criterion, cell, rubric, today)
    if assessment.reviewer != SEED_REVIEWER:
        faults += publication_faults(assessment.criterion, cell, rubric)
    return faults


def waiting_for_second_reviewer(rubric: Rubric) -> int:
    """How many published assessments one person has reviewed and two have to."""
    return Assessment.objects.without_second_reviewer(rubric.two_reviewers_for).count()
