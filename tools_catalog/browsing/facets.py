"""The filters beside the list: which facets and options are worth showing, with their counts."""

from __future__ import annotations

from site_core.list_filters import Facet, Option, facet_of
from tools_catalog.browsing.facet_words import facet_title, option_label
from tools_catalog.browsing.finding import Found
from tools_catalog.browsing.index import Index
from tools_catalog.browsing.selection import Selection
from tools_catalog.methodology import Edition

OPEN_FACETS = frozenset({"does", "czech", "code", "documented", "free"})  # the rest opens on demand


def facet_views(index: Index, selection: Selection, found: Found, edition: Edition) -> tuple[Facet, ...]:
    """Facets that tell tools of the list apart, or that are in use."""
    return tuple(
        facet_view(facet, index, selection, found, edition)
        for facet in index.holds
        if facet in selection.chosen or tells_apart(index, selection, facet)
    )


def tells_apart(index: Index, selection: Selection, facet: str) -> bool:
    """Whether some option holds for some tools of the list and not for others."""
    shelf = index.shelves[selection.shelf]
    return any(0 < (tools & shelf) < shelf for tools in index.holds[facet].values())


def facet_view(facet: str, index: Index, selection: Selection, found: Found, edition: Edition) -> Facet:
    """One facet with the options that some tool of the list has, or may have, or that are chosen."""
    shelf, chosen = index.shelves[selection.shelf], selection.chosen.get(facet, ())
    holds = index.may.get(facet, index.holds[facet])
    options = [
        Option(key, option_label(facet, key, edition), found.counts[facet][key], key in chosen)
        for key, tools in holds.items()
        if tools & shelf or key in chosen
    ]
    title, together = facet_title(facet, edition), facet in index.together
    return facet_of(facet, title, options, folds=facet not in OPEN_FACETS, together=together)
