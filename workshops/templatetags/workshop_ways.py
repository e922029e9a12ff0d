"""Template tags of the form of a workshop."""

from __future__ import annotations

from django import template

from workshops.models import Workshop
from workshops.ways import Way, ways

register = template.Library()


@register.simple_tag(takes_context=True)
def ways_from(context: template.Context, of: Workshop) -> list[Way]:
    """What else there is of a workshop."""
    return ways(context["request"], of)
