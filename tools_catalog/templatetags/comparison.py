"""Template tags of the comparison: the way to it, geometry of its dot plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django import template
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from site_core.drawings import percent
from site_core.templatetags.look import in_its_language, level_words, seen, typeset
from site_core.translations import home_url
from tools_catalog.addresses import catalogue_url
from tools_catalog.comparison.dots import TOP, Dot
from tools_catalog.comparison.footnotes import Footnote, Footnotes
from tools_catalog.comparison.table import Cell, Row, Standing
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
def with_numbers(row: Row, footnotes: Footnotes) -> list[tuple[Cell, Standing, str]]:
    """The cells of a row, how each stands in it, and the numbers of its sources on paper; empty where it has none."""
    return [
        (cell, standing, ", ".join(map(str, footnotes.numbers.get(cell.place, ())))) for cell, standing in row.standings
    ]


@register.filter
def footnote_item(note: Footnote) -> SafeString:
    """A page on the list of sources on paper: what it shows, its kind, when it was seen. See `source_item`."""
    shows = "; ".join(f"{typeset(each.title)} {in_its_language(each.original)}".rstrip() for each in note.shows)
    return SafeString(f"<li>{shows} ({seen(note.seen, note.kind)}) {escape(note.url)}</li> ")


@register.filter
def in_words(bounds: Bounds, levels: Sequence[object]) -> str:
    """The lowest and the highest level of a criterion in words; `levels` are the names of the edition."""
    return level_words(*bounds, levels)


@register.filter
def lines_of(notes: Mapping[str, str], tool: str) -> list[str]:
    """The lines of the note on a tool."""
    return [line for line in notes.get(tool, "").splitlines() if line.strip()]
