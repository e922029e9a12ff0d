"""Tags of the pages that say how the catalogue is kept: the register of conflicts, and what is listed."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from site_core.navigation import listed
from tools_catalog.change_log.recent import recent_changes
from tools_catalog.conflict_register import Register
from tools_catalog.conflict_register import register as register_on
from tools_catalog.inclusion import Included, included
from tools_catalog.pages import InclusionPage
from tools_catalog.request_catalogue import snapshot_of, urls_of

register = template.Library()


@register.simple_tag(takes_context=True)
def conflict_register(context: template.Context) -> Register:
    """The register as of today."""
    return register_on(timezone.localdate(), urls_of(context["request"]))


@register.simple_tag(takes_context=True)
def changes_of_catalogue(context: template.Context) -> list[dict[str, Any]]:
    """The latest changes of all tools that readers can see, and withdrawals; each with the page of its tool, if any."""
    request = context["request"]
    urls = urls_of(request)
    changes = recent_changes(snapshot_of(request))
    seen = (change for change in changes if change.is_withdrawal or change.tool in urls)
    return [{"change": change, "url": urls.get(change.tool, "")} for change in seen]


@register.simple_tag(takes_context=True)
def included_tools(context: template.Context) -> Included:
    """How many tools of each sort today's catalogue holds."""
    return included(snapshot_of(context["request"]).tools.values())


@register.simple_tag(takes_context=True)
def inclusion_address(context: template.Context) -> str:
    """The address of the rule of inclusion; empty where no menu lists it. No query of its own."""
    pages = listed(context["request"])
    return next((page.url for page in pages if page.model == InclusionPage._meta.label), "")
