"""Template tags of blocks that show a few tools of the catalogue on a page of text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from tools_catalog.addresses import method_url
from tools_catalog.comparison.asking import Asked
from tools_catalog.comparison.table import Held, Row, row
from tools_catalog.methodology import Edition, Text, load_edition
from tools_catalog.overview import Entry, entry
from tools_catalog.request_catalogue import examined_by_key, snapshot_of, urls_of
from tools_catalog.templatetags.comparison import said_by

register = template.Library()


@dataclass(frozen=True)
class Line:
    """One criterion: the name of each tool with all that its cell says."""

    name: Text
    cells: tuple[tuple[str, SafeString], ...]


@dataclass(frozen=True)
class SideBySide:
    """Tools as columns, criteria as lines. `query` leads to the whole comparison."""

    columns: tuple[Entry, ...]
    lines: tuple[Line, ...]
    query: str


@register.simple_tag(takes_context=True)
def tool_entries(context: template.Context, keys: Iterable[str]) -> list[Entry]:
    """The tools with these keys, in this order; those that the catalogue does not hold any more are left out."""
    return entries(context["request"], keys)


@register.simple_tag(takes_context=True)
def side_by_side(context: template.Context, tools: Iterable[str], criteria: Iterable[str]) -> SideBySide:
    """These tools in these criteria, as of today in Prague; what is gone from the catalogue is left out."""
    request, today = context["request"], timezone.localdate()
    snapshot, columns = snapshot_of(request), tuple(entries(request, tools))
    edition = load_edition(snapshot.edition)
    asked = Asked(tools=tuple(column.key for column in columns))
    held = Held(asked, snapshot.tools, examined_by_key(snapshot, today), edition, None, today)
    known = [key for key in criteria if key in edition.criteria]
    names = {column.key: column.name for column in columns}
    lines = (line(row(key, held), names, edition, method_url(request)) for key in known)
    return SideBySide(columns, tuple(lines), asked.query())


def line(of: Row, names: dict[str, str], edition: Edition, method: str) -> Line:
    """A row of the comparison with its cells drawn."""
    levels = tuple(level.name for level in edition.levels)
    cells = ((names[cell.tool], said_by(cell, standing, levels, method)) for cell, standing in of.standings)
    return Line(of.name, tuple(cells))


def entries(request: HttpRequest, keys: Iterable[str]) -> list[Entry]:
    snapshot, urls = snapshot_of(request), urls_of(request)
    edition = load_edition(snapshot.edition)
    return [entry(snapshot.tools[key], urls, edition) for key in keys if key in snapshot.tools]
