"""The first page of the review desk: batches on their way, and tools with the way to their sheets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator

from tools_catalog.conflicts import conflicts_of, first_about
from tools_catalog.models import ReviewBatch, Tool
from tools_catalog.review.access import REVIEW, DeskView
from tools_catalog.review.loose_drafts import loose_drafts
from tools_catalog.review.refused_schedules import refused_schedules

BATCHES_ON_A_PAGE = 25
FINISHED = "published"
LISTS = ("open", FINISHED)


@dataclass(frozen=True)
class ToolRow:
    """A tool with its open batches; whoever has a conflict with it gets no link to its sheet."""

    tool: Tool
    batches: tuple[ReviewBatch, ...]
    has_conflict: bool


class ReviewDeskView(DeskView):
    """Batches, newest first, and all tools; a search narrows the tools."""

    template_name = "tools_catalog/review/desk.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page."""
        batches = self.open_batches if self.chosen != FINISHED else self.finished_batches
        page = WagtailPaginator(batches, BATCHES_ON_A_PAGE).get_page(request.GET.get("p"))
        context = self.get_context_data(
            batches=page,
            loose=loose_drafts() if self.chosen != FINISHED else [],
            refused=refused_schedules(timezone.now()) if self.chosen != FINISHED else [],
            chosen=self.chosen,
            query=self.query,
            tools=self.tools(),
            reviews=request.user.has_perm(REVIEW),
        )
        return self.render_to_response(context)

    @cached_property
    def chosen(self) -> str:
        """Which batches are listed."""
        return FINISHED if self.request.GET.get("list") == FINISHED else "open"

    @cached_property
    def query(self) -> str:
        """What the name of a tool has to contain."""
        return str(self.request.GET.get("q", "")).strip()

    @cached_property
    def open_batches(self) -> list[ReviewBatch]:
        """Batches on their way."""
        return list(_with_counts().filter(state__in=ReviewBatch.OPEN))

    @property
    def finished_batches(self) -> Any:
        """Batches that readers see."""
        return _with_counts().filter(state=ReviewBatch.State.PUBLISHED)

    def tools(self) -> list[ToolRow]:
        """All tools by name."""
        by_tool = defaultdict(list)
        for batch in self.open_batches:
            by_tool[batch.tool_id].append(batch)
        declared, today = conflicts_of(self.request.user), timezone.localdate()
        return [
            ToolRow(tool, tuple(by_tool[tool.pk]), first_about(declared, tool, today) is not None)
            for tool in Tool.objects.filter(name__icontains=self.query)
        ]


def _with_counts() -> Any:
    return ReviewBatch.objects.select_related("tool").annotate(size=Count("cells")).order_by("-changed_at", "-pk")
