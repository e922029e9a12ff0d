"""The filters beside the list: which facets and options are worth showing, with their counts."""

from __future__ import annotations

from dataclasses import dataclass

from tools_catalog.browsing.facet_words import facet_title, option_label
from tools_catalog.browsing.finding import Found
from tools_catalog.browsing.index import Index
from tools_catalog.browsing.selection import Selection
from tools_catalog.fact_words import Words
from tools_catalog.methodology import Edition

SHOWN_FIRST = 6
OPEN_FACETS = frozenset({"does", "czech", "code", "documented", "free"})  # the rest opens on demand


@dataclass(frozen=True)
class OptionView:
    key: str
    label: Words
    count: int
    checked: bool


@dataclass(frozen=True)
class FacetView:
    """`more` options open on demand, and so does a whole facet that `folds`: it stands open where something is chosen.

    `together`: all that is chosen has to hold; otherwise one option is enough.
    """

    key: str
    title: Words
    first: tuple[OptionView, ...]
    more: tuple[OptionView, ...]
    together: bool
    folds: bool

    @property
    def has_chosen(self) -> bool:
        """Whether the list is narrowed by it."""
        return any(option.checked for option in (*self.first, *self.more))

    @property
    def has_more_chosen(self) -> bool:
        return any(option.checked for option in self.more)


def facet_views(index: Index, selection: Selection, found: Found, edition: Edition) -> tuple[FacetView, ...]:
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


def facet_view(facet: str, index: Index, selection: Selection, found: Found, edition: Edition) -> FacetView:
    """One facet with the options that some tool of the list has, or may have, or that are chosen."""
    shelf, chosen = index.shelves[selection.shelf], selection.chosen.get(facet, ())
    holds = index.may.get(facet, index.holds[facet])
    options = [
        OptionView(key, option_label(facet, key, edition), found.counts[facet][key], key in chosen)
        for key, tools in holds.items()
        if tools & shelf or key in chosen
    ]
    shown = SHOWN_FIRST if len(options) > SHOWN_FIRST + 1 else len(options)
    return FacetView(
        key=facet,
        title=facet_title(facet, edition),
        first=tuple(options[:shown]),
        more=tuple(options[shown:]),
        together=facet in index.together,
        folds=facet not in OPEN_FACETS,
    )
