"""What stands against a tool that is published or withdrawn: what moves the first needs two accounts.

Facts and prices go through no batch. One account saves them as a draft, another one publishes just that.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Revision

from tools_catalog.models import Tool
from tools_catalog.review.consequences import first_in_words, moves_of_tool, moves_without
from tools_catalog.to_plain import plain_tool


class SecondAccountNeeded(ValidationError):
    """One account alone would move one of the first three tools of an example town."""


def refuse_lone_publication(draft: Tool, person: Any) -> None:
    """Raises SecondAccountNeeded. The draft must be one that breaks no rule of the catalogue."""
    if (moves := first_in_words(moves_of_tool(draft))) and not _saved_by_another(draft, person):
        raise SecondAccountNeeded(
            _(
                "This moves one of the first three tools for an example town, so two people have to look at it. "
                "%(moves)s Nothing is published: save it as a draft, then somebody else opens it and publishes it "
                "as it is."
            )
            % {"moves": moves}
        )


def refuse_lone_withdrawal(tool: Tool) -> None:
    """Raises SecondAccountNeeded. A tool that has ended keeps its page, so nothing has to be withdrawn for that."""
    if tool.live and (moves := first_in_words(moves_without(tool))):
        raise SecondAccountNeeded(
            _(
                "Without this tool one of the first three tools for an example town moves, so two people have to look "
                "at it. %(moves)s Nothing is withdrawn: set its status to “ended” and save that as a draft, then "
                "somebody else publishes it."
            )
            % {"moves": moves}
        )


def _saved_by_another(draft: Tool, person: Any) -> bool:
    """Whether another account has saved the same, and nobody anything else since but perhaps this person the same."""
    stored = Tool.objects.filter(key=draft.key).first()
    if stored is None or person is None:
        return False
    said = plain_tool(draft)
    for revision in Revision.objects.for_instance(stored).select_related("user").order_by("-pk")[:2]:
        if plain_tool(revision.as_object()) != said:
            return False
        if revision.user_id not in (None, person.pk):
            return True
    return False
