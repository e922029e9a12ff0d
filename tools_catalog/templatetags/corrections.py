"""Template tags about corrections of a tool."""

from __future__ import annotations

from django import template

from tools_catalog.corrections.public import Verifying
from tools_catalog.pages import ToolPage
from tools_catalog.templatetags.catalogue import changes_of

register = template.Library()


@register.simple_tag(takes_context=True)
def corrections_being_verified(context: template.Context, page: ToolPage) -> list[Verifying]:
    """Corrections of the page's tool that wait for a decision, out of its change log."""
    return [entry for entry in changes_of(context["request"], page.tool_id) if isinstance(entry, Verifying)]
