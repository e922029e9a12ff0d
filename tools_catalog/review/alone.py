"""What stands against one assessment that is published or withdrawn by itself: what moves the first goes in a batch."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tools_catalog.models import Assessment, Tool
from tools_catalog.review.consequences import first_in_words, moves_if


class BatchNeeded(ValidationError):
    """A publication or a withdrawal by one person would move one of the first three tools of an example town."""

    def __init__(self, tool: Tool, reason: str) -> None:
        super().__init__(reason)
        self.tool, self.reason = tool, reason

    @property
    def linked(self) -> SafeString:
        """The reason with a link to the sheet, where a batch begins."""
        return format_html('{} <a href="{}">{}</a>', self.reason, self.sheet_url, _("Open the review sheet"))

    @property
    def sheet_url(self) -> str:
        """Address of the sheet."""
        return reverse("review:sheet", args=[self.tool.key])


def refuse_publication(draft: Assessment) -> None:
    """Raises BatchNeeded. The draft must be one that breaks no rule of the catalogue."""
    if moves := _first_moves_if(draft):
        raise BatchNeeded(
            draft.tool,
            _(
                "This moves one of the first three tools for an example town, so a second person has to check it. "
                "%(moves)s Nothing is published: save a draft, then take it into a batch on the sheet of the tool."
            )
            % {"moves": moves},
        )


def refuse_withdrawal(row: Assessment) -> None:
    """Raises BatchNeeded. Readers read of a withdrawn assessment the same as of one that is unknown."""
    if row.live and (moves := _first_moves_if(Assessment(tool=row.tool, criterion=row.criterion))):
        raise BatchNeeded(
            row.tool,
            _(
                "Without this level one of the first three tools for an example town moves, so a second person "
                "has to check it. %(moves)s Nothing is withdrawn: set the criterion to “unknown” "
                "on the sheet of the tool."
            )
            % {"moves": moves},
        )


def _first_moves_if(draft: Assessment) -> str:
    """What would move among the first, by town; empty where nothing does."""
    return first_in_words(moves_if([draft]))
