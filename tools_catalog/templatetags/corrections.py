"""Template tags about corrections of a tool."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from tools_catalog.corrections.public import Verifying, criteria_being_verified
from tools_catalog.pages import ToolPage
from tools_catalog.templatetags.catalogue import changes_of

register = template.Library()


@register.simple_tag(takes_context=True)
def corrections_being_verified(context: template.Context, page: ToolPage) -> list[Verifying]:
    """Corrections of the page's tool that wait for a decision, out of its change log."""
    return [entry for entry in changes_of(context["request"], page.tool_id) if isinstance(entry, Verifying)]


@register.filter
def anchors(entries: Iterable[Verifying]) -> tuple[str, ...]:
    """Ids of the criteria and facts that the corrections are about, in the order of the alphabet."""
    return tuple(sorted({entry.anchor for entry in entries if entry.anchor}))


@register.simple_tag
def cells_being_verified(tools: Iterable[str]) -> tuple[str, ...]:
    """Criteria of these tools about which a correction waits, as `tool.criterion`, in the order of the alphabet."""
    return tuple(sorted(f"{tool}.{criterion}" for tool, criterion in criteria_being_verified(tools)))
