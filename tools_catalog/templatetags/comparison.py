"""Template tags of the comparison: geometry of its dot plot."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils.formats import number_format

from site_core.drawings import percent
from tools_catalog.comparison.dots import TOP, Dot

register = template.Library()


@dataclass(frozen=True)
class Drawn:
    """Places on a line as SVG percentages, and the same numbers in words."""

    sure: str
    possible: str
    sure_words: str
    possible_words: str


@register.simple_tag
def dot_drawing(dot: Dot) -> Drawn:
    """Geometry of one dot and its line; only for a tool to which the group applies."""
    assert dot.sure is not None
    assert dot.possible is not None
    ends = (dot.sure, dot.possible)
    return Drawn(*(percent(end, TOP) for end in ends), *(number_format(float(end), decimal_pos=1) for end in ends))
