"""Template tags of the comparison: the way to it, geometry of its dot plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext

from site_core.drawings import percent
from site_core.templatetags.look import level_words
from site_core.translations import home_url
from tools_catalog.addresses import catalogue_url
from tools_catalog.comparison.dots import TOP, Dot
from tools_catalog.matching.edition import Bounds
from tools_catalog.matching.fit import points

register = template.Library()


@dataclass(frozen=True)
class Drawn:
    """Places on a line as SVG percentages, and the same numbers in words."""

    sure: str
    possible: str
    sure_words: str
    possible_words: str


@register.simple_tag(takes_context=True)
def way_to_comparison(context: template.Context) -> list[dict[str, str]]:
    """The breadcrumbs of the comparison; its catalogue is left out while there is none."""
    catalogue = catalogue_url(context["request"])
    steps = [(gettext("Home"), home_url(get_language() or ""))]
    steps += [(gettext("Catalogue of tools"), catalogue)] if catalogue else []
    return [{"title": title, "url": url} for title, url in [*steps, (gettext("Comparison"), "")]]


@register.simple_tag
def dot_drawing(dot: Dot) -> Drawn:
    """Geometry of one dot and its line; only for a tool to which the group applies."""
    assert dot.sure is not None
    assert dot.possible is not None
    ends = (dot.sure, dot.possible)
    return Drawn(*(percent(end, TOP) for end in ends), *(number_format(float(end), decimal_pos=1) for end in ends))


@register.filter
def of_hundred(share: Fraction) -> int:
    """A share of the whole as points of 100."""
    return points(share)


@register.filter
def in_words(bounds: Bounds, levels: Sequence[object]) -> str:
    """The lowest and the highest level of a criterion in words; `levels` are the names of the edition."""
    return level_words(*bounds, levels)


@register.filter
def lines_of(notes: Mapping[str, str], tool: str) -> list[str]:
    """The lines of the note on a tool."""
    return [line for line in notes.get(tool, "").splitlines() if line.strip()]
