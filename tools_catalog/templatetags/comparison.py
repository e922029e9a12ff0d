"""Template tags of the comparison: the way to it, geometry of its dot plot."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from site_core.drawings import percent
from site_core.templatetags.look import drawn, in_its_language, level_words, seen, source_details, typeset
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
    words: str
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
    ends = {"proven": dot.proven, "sure": dot.sure, "possible": dot.possible}
    numbers = {name: number_format(float(end), decimal_pos=1) for name, end in ends.items()}
    words = gettext("certain %(sure)s, possible %(possible)s of 4") % numbers
    if has_computed := dot.proven < dot.sure:
        words += " " + gettext("(documented %(proven)s, the rest computed)") % numbers
    return Drawn(*(percent(end, TOP) for end in ends.values()), words, has_computed)


@register.filter
def of_hundred(share: Fraction) -> int:
    """A share of the whole as points of 100."""
    return points(share)


@register.simple_tag
def cells_of(row: Row, page_of: Any, method_url: str, being_verified: Container[str]) -> SafeString:
    """The cells of a row: how each stands, all that it says, numbers of its sources on paper too.

    `being_verified`: places of cells about which a request for a correction waits.
    """
    levels, numbers, sources = page_of.levels, page_of.footnotes.numbers, escape(gettext("Sources:"))
    cells = []
    for cell, standing in row.standings:
        said = said_by(cell, standing, levels, method_url) + on_paper(sources, numbers.get(cell.place, ()))
        if being_verified and cell.place in being_verified:
            said += drawn("tools_catalog/corrections/mark.html", page=page_of.urls.get(cell.tool, ""))
        cells.append(f'<td class="{marks(standing, cell.tool in page_of.away)}">{said}</td>')
    return SafeString("\n".join(cells))


def marks(standing: Standing, is_away: bool) -> str:
    """Classes of a cell."""
    return ("cp-cmp__best" if standing.is_best else "") + (" cp-cmp__away" if is_away else "")


def on_paper(sources: SafeString, numbers: Iterable[int]) -> SafeString:
    """The numbers that the sources of a cell have in the list of all, if any; `sources`: the words before them."""
    listed = ", ".join(map(str, numbers))
    return SafeString(f' <p class="cp-printonly cp-meta">{sources} {listed}</p>' if listed else "")


def said_by(cell: Cell, standing: Standing, levels: tuple[Text, ...], method_url: str) -> SafeString:
    """A cell put together from its drawings, without a template of its own: there are a hundred of them on a page."""
    found = cell.found
    parts = [drawn("tools_catalog/comparison/standing.html", standing=standing, levels=levels)]
    if found.narrowed:
        counted = {"low": found.low, "proven": found.proven, "sentences": found.narrowed, "method_url": method_url}
        parts.append(drawn("components/counted.html", **counted))
    if found.note:
        parts.append(f'<p class="cp-small">{typeset(found.note)}</p>')
    if found.stale:
        parts.append(drawn("tools_catalog/comparison/stale.html"))
    if found.sources:
        parts.append(source_details(found.grade, found.grade_name, found.sources))
    else:
        proof = {"grade": found.grade, "word": found.grade_name, "searched": found.searched}
        parts.append(drawn("components/evidence.html", **proof))
    return SafeString(" ".join(parts))


@register.filter
def footnote_items(notes: Iterable[Footnote]) -> SafeString:
    """The list of sources on paper: what each page shows, its kind, when it was seen. See `source_items`."""
    return SafeString(" ".join([footnote_item(note) for note in notes]))


def footnote_item(note: Footnote) -> str:
    shows = "; ".join([f"{typeset(each.title)} {in_its_language(each.original)}".rstrip() for each in note.shows])
    return f"<li>{shows} ({seen(note.seen, note.kind)}) {escape(note.url)}</li>"


@register.simple_tag
def meaning_of(row: Row, levels: Sequence[Text]) -> SafeString:
    """What stands behind the cells of a row, said once for all of them; `levels` are the names of the levels."""
    means = [
        f"<li><b>{escape(str(level))}</b>: {typeset(sentence)}</li>"
        for level, sentence in zip(levels, row.rubric, strict=False)
    ]
    return SafeString(
        f'<details class="cp-cmp__judged"><summary>{escape(gettext("What the levels mean"))}</summary>'
        f'<p>{typeset(row.judged)}</p><ol class="cp-cmp__rubric" start="0">{" ".join(means)}</ol></details>'
    )


@register.filter
def as_options(choices: Iterable[tuple[str, str]]) -> SafeString:
    """Options of a select from values and their words."""
    return SafeString(
        "".join([f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in choices])
    )


@register.filter
def in_words(bounds: Bounds, levels: Sequence[object]) -> str:
    """The lowest and the highest level of a criterion in words; `levels` are the names of the edition."""
    return level_words(*bounds, levels)


@register.filter
def lines_of(notes: Mapping[str, str], tool: str) -> list[str]:
    """The lines of the note on a tool."""
    return [line for line in notes.get(tool, "").splitlines() if line.strip()]
