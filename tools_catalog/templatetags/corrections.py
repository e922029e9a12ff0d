"""Template tags about corrections of a tool."""

from __future__ import annotations

from django import template

from tools_catalog.corrections.public import Verifying, verifying
from tools_catalog.pages import ToolPage

register = template.Library()


@register.simple_tag
def corrections_being_verified(page: ToolPage) -> list[Verifying]:
    """Corrections of the page's tool that wait for a decision."""
    return verifying(page.tool_id)
