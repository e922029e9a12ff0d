"""What the translation editor shows besides the texts."""

from __future__ import annotations

from typing import Any

from django import template

from site_core.translating.approval import approval

register = template.Library()


@register.inclusion_tag("site_core/translating/approval.html", takes_context=True)
def translation_approval(context: dict[str, Any]) -> dict[str, Any]:
    """Where a translation stands on its way to readers, and what this person may do about it."""
    request = context["request"]
    return {"request": request, **approval(context["instance"], request.user)}
