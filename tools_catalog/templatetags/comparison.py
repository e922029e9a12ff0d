"""Template tags of the comparison: the way to it, geometry of its dot plot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from site_core.drawings import percent
from site_core.templatetags.look import drawn, in_its_language, level_words, seen, typeset
from site_core.translations import home_url
from tools_catalog.addresses import catalogue_url
from tools_catalog.comparison.dots import TOP, Dot
from tools_catalog.comparison.footnotes import Footnote
from tools_catalog.comparison.table import Cell, Row, Standing
from tools_catalog.matching.edition import Bounds
from tools_catalog.matching.fit import points
from tools_catalog.methodology import Text

register = template.Library()


@dataclass(frozen=True)
class Drawn:
    """Places on a line as SVG percentages, and the same numbers in words.

    `has_computed`: not all that is sure is proven.
    """

    proven: str
    sure: str
    possible: str
    proven_words: str
    sure_words: str
    possible_words: str
    has_computed: bool


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
    assert dot.proven is not None
    assert dot.sure is not None
    assert dot.possible is not None
    ends = (dot.proven, dot.sure, dot.possible)
    words = (number_format(float(end), decimal_pos=1) for end in ends)
    return Drawn(*(percent(end, TOP) for end in ends), *words, has_computed=dot.proven < dot.sure)


@register.filter
def of_hundred(share: Fraction) -> int:
    """A share of the whole as points of 100."""
    return points(share)


@register.simple_tag
def cells_of(row: Row, page_of: Any, method_url: str) -> list[tuple[Cell, Standing, SafeString, str]]:
    """The cells of a row: how each stands in it, all that it says, and the numbers of its sources on paper, if any."""
    levels, numbers = page_of.levels, page_of.footnotes.numbers
    return [
        (cell, standing, said_by(cell, standing, levels, method_url), ", ".join(map(str, numbers.get(cell.place, ()))))
        for cell, standing in row.standings
    ]


def said_by(cell: Cell, standing: Standing, levels: tuple[Text, ...], method_url: str) -> SafeString:
    """A cell put together from its drawings, without a template of its own: there are a hundred of them on a page."""
    found = cell.found
    parts = [drawn("tools_catalog/comparison/standing.html", standing=standing, levels=levels)]
    if found.narrowed:
        counted = {"low": found.low, "proven": found.proven, "sentences": found.narrowed, "method_url": method_url}
        parts.append(drawn("components/counted.html", **counted))
    if found.note or found.stale:
        parts.append(drawn("tools_catalog/comparison/note.html", note=found.note, stale=found.stale))
    proof = {"grade": found.grade, "word": found.grade_name, "sources": found.sources, "searched": found.searched}
    return SafeString(" ".join([*parts, drawn("components/evidence.html", **proof, open=False)]))


@register.filter
def footnote_items(notes: Iterable[Footnote]) -> SafeString:
    """The list of sources on paper: what each page shows, its kind, when it was seen. See `source_items`."""
    return SafeString(" ".join([footnote_item(note) for note in notes]))


def footnote_item(note: Footnote) -> str:
    shows = "; ".join([f"{typeset(each.title)} {in_its_language(each.original)}".rstrip() for each in note.shows])
    return f"<li>{shows} ({seen(note.seen, note.kind)}) {escape(note.url)}</li>"


@register.filter
def as_options(choices: Iterable[tuple[str, str]]) -> SafeString:
    """Options of a select from values and their words."""
    return format_html_join("", '<option value="{}">{}</option>', choices)


@register.filter
def in_words(bounds: Bounds, levels: Sequence[object]) -> str:
    """The lowest and the highest level of a criterion in words; `levels` are the names of the edition."""
    return level_words(*bounds, levels)


@register.filter
def lines_of(notes: Mapping[str, str], tool: str) -> list[str]:
    """The lines of the note on a tool."""
    return [line for line in notes.get(tool, "").splitlines() if line.strip()]
