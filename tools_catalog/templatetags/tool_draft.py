"""What a tool would look like if its draft were published, for the preview in the admin."""

from __future__ import annotations

from django import template
from django.utils import timezone

from tools_catalog.matching import catalogue_from
from tools_catalog.matching.examination import examined
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Tool
from tools_catalog.snapshots import cell_state, tool_state
from tools_catalog.tool_profile import Profile, profile

register = template.Library()


@register.simple_tag
def draft_profile(tool: Tool) -> Profile:
    """The draft of a tool with its published assessments, in words."""
    edition, today = current_edition(), timezone.localdate()
    published = Assessment.objects.published().with_evidence().filter(tool_id=tool.pk) if tool.pk else ()
    cells = {cell.criterion: cell_state(cell) for cell in published if cell.criterion in edition.criteria}
    record = tool_state(tool, cells)
    [found] = examined(edition.rules, catalogue_from([record]), today, False)
    return profile(record, found, edition, today)
