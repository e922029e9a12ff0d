"""Words about a tool are left alone by whoever has declared a conflict of interest with it."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from wagtail.models import PagePermissionTester

from site_core.page_form import PageForm
from tools_catalog.conflicts import ConflictDeclared, conflict_of


class ImpartialPermissions(PagePermissionTester):
    """What somebody may do with the page of a tool: nothing that changes it while their conflict lasts.

    Moving, copying, schedules and restrictions follow from these in Wagtail, translations from `can_edit`.
    """

    @cached_property
    def impartial(self) -> bool:
        """Whether nothing is declared. One query, and only for people who could do something."""
        return self.page.tool_id is None or conflict_of(self.user, self.page.tool) is None

    def can_edit(self) -> bool:
        """Whether they may change the words."""
        return super().can_edit() and self.impartial

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Whether they may delete or move the page."""
        return super().can_delete(ignore_bulk) and self.impartial

    def can_publish(self) -> bool:
        """Whether they may publish the words."""
        return super().can_publish() and self.impartial

    def can_unpublish(self) -> bool:
        """Whether they may take the page from readers."""
        return super().can_unpublish() and self.impartial


class WordsForm(PageForm):
    """The form of a tool's page. A new page may be about any tool, so it asks when the tool has been chosen."""

    def clean(self) -> dict[str, Any]:
        """Say so at the tool if the person has declared a conflict of interest with it."""
        cleaned = super().clean()
        tool = cleaned.get("tool")
        if tool is not None and conflict_of(self.for_user, tool):
            self.add_error("tool", str(ConflictDeclared(tool)))
        return cleaned
