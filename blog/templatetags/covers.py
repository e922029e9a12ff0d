"""Template tags for the pictures of articles."""

from __future__ import annotations

from django import template

from blog.cover import as_path, houses
from blog.cover_picture import HEIGHT, WIDTH
from blog.structured_data import cover_address

register = template.Library()


@register.filter
def houses_path(count: int) -> str:
    """So many houses as the path of a drawing of 160 by 90."""
    return as_path(houses(count, 160, 90))


@register.simple_tag(takes_context=True)
def cover_file(context: template.Context, count: int) -> dict[str, str | int]:
    """The full address of the picture with so many houses, and its size."""
    return {"url": cover_address(context["request"], count), "width": WIDTH, "height": HEIGHT}
