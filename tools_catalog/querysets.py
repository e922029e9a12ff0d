"""Named questions to the catalogue."""

from __future__ import annotations

from typing import Self

from django.db import models


class ToolQuerySet(models.QuerySet):
    """Tools."""

    def published(self) -> Self:
        """Tools that readers may see."""
        return self.filter(live=True)

    def with_everything(self) -> Self:
        """Tools with facts, prices, references and weaknesses, in a fixed number of queries."""
        return self.prefetch_related("facts", "prices", "references", "weaknesses")


class AssessmentQuerySet(models.QuerySet):
    """Assessments."""

    def published(self) -> Self:
        """Assessments that count."""
        return self.filter(live=True)

    def with_evidence(self) -> Self:
        """Assessments with their evidence, in two queries."""
        return self.prefetch_related("evidence")

    def without_second_reviewer(self, criteria: frozenset[str]) -> Self:
        """Published assessments that two people have to review and only one has."""
        return self.published().filter(criterion__in=criteria, second_reviewer="")
