"""Template tags of recaps in the administration."""

from __future__ import annotations

from django import template

from workshops.models import Workshop
from workshops.recapping.offer import Offer, offer

register = template.Library()


@register.simple_tag(takes_context=True)
def recap_offer(context: template.Context, of: Workshop) -> Offer | None:
    """What the administration offers at a workshop."""
    return offer(context["request"], of)
