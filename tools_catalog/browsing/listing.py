"""The list of tools as its page shows it: rows, filters with counts, chips, lists, pages. No clock, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from site_core.list_filters import Choice, Facet
from site_core.list_pages import page_links
from tools_catalog.browsing.describing import DISCONTINUED, OFFERED, SINGLE_CITY
from tools_catalog.browsing.facet_words import chip_label
from tools_catalog.browsing.facets import facet_views
from tools_catalog.browsing.finding import Found, find, in_range
from tools_catalog.browsing.index import DOCUMENTED, NAME, VERIFIED, Index
from tools_catalog.browsing.search_words import DOES
from tools_catalog.browsing.selection import Selection
from tools_catalog.browsing.tray import Tray, tray, with_tray
from tools_catalog.fact_words import Words
from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition
from tools_catalog.overview import ACTIVITIES, Entry, entry, functions
from tools_catalog.tool_places import prices_in_short

PRICE = "price"  # the facet of published prices


@dataclass(frozen=True)
class Catalogue:
    """What a list is made of; `examined` by key, `urls` addresses of the tools' pages by key."""

    records: Mapping[str, Mapping[str, Any]]
    examined: Mapping[str, Examined]
    urls: Mapping[str, str]
    edition: Edition
    index: Index


@dataclass(frozen=True)
class ActivityLevel:
    """How far a tool does what was asked for; `state` as `components/level.html` takes it."""

    name: Words
    low: int
    high: int
    state: str


@dataclass(frozen=True)
class Row:
    """A tool of the list; `compare` is the address that puts it into the tray, or takes it out if it is there.

    `not_verified`: what of the filters it only may be, nobody has verified it. `prices` are told to whoever asks for
    tools with a published price.
    """

    entry: Entry
    levels: tuple[ActivityLevel, ...]
    not_verified: tuple[str, ...]
    prices: str
    in_tray: bool
    compare: str


@dataclass(frozen=True)
class Listing:
    """One page of the list.

    `rescue` names filters whose removal alone gives tools, for an empty list. `onward` is the next page, if any.
    """

    selection: Selection
    total: int
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Choice, ...]
    rescue: tuple[Choice, ...]
    shelves: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    pages: tuple[Choice, ...]
    onward: str
    unverified: int
    unverified_url: str
    clear: str
    tray: Tray
    levels: tuple[Words, ...]
    is_empty: bool

    @property
    def in_all(self) -> int:
        """How many tools all lists hold together with the same filters."""
        return sum(shelf.count for shelf in self.shelves)

    @property
    def page(self) -> int:
        """The number of the shown page."""
        return self.selection.page

    @property
    def last_page(self) -> str:
        """The number of the last page."""
        return self.pages[-1].label

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form of filters takes along unseen."""
        kept = replace(self.selection, chosen={}, unverified=False, words="", page=1)
        return kept.pairs()


def listing(catalogue: Catalogue, asked: Selection) -> Listing:
    """The page of the list that a selection asks for."""
    found = find(catalogue.index, asked)
    selection = in_range(asked, found)
    chosen_tools = tray(
        selection.tray, catalogue.records, catalogue.urls, lambda keys: replace(selection, tray=keys).query()
    )
    unverified = replace(selection, unverified=not selection.unverified, page=1)
    return Listing(
        selection=selection,
        total=len(found.places),
        rows=tuple(
            row(catalogue.index.keys[place], catalogue, selection, chosen_tools)
            for place in found.on_page(selection.page)
        ),
        facets=facet_views(catalogue.index, selection, found, catalogue.edition),
        chips=chips(selection, catalogue.edition),
        rescue=rescue(selection, found, catalogue.edition),
        shelves=shelves(selection, found),
        sorts=sorts(selection),
        pages=pages(selection, found),
        onward=replace(selection, page=selection.page + 1).query() if selection.page < found.pages else "",
        unverified=found.unverified,
        unverified_url=unverified.query(),
        clear=selection.without_filters().query(),
        tray=chosen_tools,
        levels=tuple(level.name for level in catalogue.edition.levels),
        is_empty=not catalogue.records,
    )


def row(key: str, catalogue: Catalogue, selection: Selection, chosen: Tray) -> Row:
    """One tool; its link takes the tray along."""
    record = catalogue.records[key]
    plain = entry(record, catalogue.urls, catalogue.edition)
    kept = key in selection.tray
    step = selection.without_tool(key) if kept else selection.with_tool(key)
    return Row(
        entry=replace(plain, url=with_tray(plain.url, chosen.query)),
        levels=activity_levels(catalogue.examined[key], selection, catalogue.edition),
        not_verified=not_verified(key, catalogue, selection),
        prices=prices_in_short(record["prices"]) if PRICE in selection.chosen else "",
        in_tray=kept,
        compare=step.query() if kept or not chosen.is_full else "",
    )


def not_verified(key: str, catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The chosen filters that the tool may pass though nobody has verified it; of none that it surely passes."""
    index, place = catalogue.index, catalogue.index.places[key]
    unsure: list[str] = []
    for facet, options in selection.chosen.items():
        lacking = [option for option in options if not index.holds[facet][option] >> place & 1]
        if lacking and (facet in index.together or len(lacking) == len(options)):
            unsure += [chip_label(facet, option, catalogue.edition) for option in lacking]
    return tuple(unsure)


def activity_levels(examined: Examined, selection: Selection, edition: Edition) -> tuple[ActivityLevel, ...]:
    """The tool's levels of the activities that are filtered by."""
    asked = functions(edition.rules)
    return tuple(
        ActivityLevel(
            name=edition.questions[ACTIVITIES].option(key).label,
            low=examined.levels[asked[key].criterion][0],
            high=examined.levels[asked[key].criterion][1],
            state=_state(examined, asked[key].criterion),
        )
        for key in selection.chosen.get(DOES, ())
    )


def _state(examined: Examined, criterion: str) -> str:
    cell = examined.tool.assessments.get(criterion)
    states = {"not_applicable": "na", "scored": "scored"}
    return states.get(cell.state, "unknown") if cell else "unknown"


def chips(selection: Selection, edition: Edition) -> tuple[Choice, ...]:
    """What narrows the list, each with the address without it."""
    words = [Choice(_quoted(selection.words), replace(selection, words="", page=1).query())] if selection.words else []
    return tuple(words) + tuple(
        Choice(chip_label(facet, option, edition), selection.with_option(facet, option, on=False).query())
        for facet, options in selection.chosen.items()
        for option in options
    )


def rescue(selection: Selection, found: Found, edition: Edition) -> tuple[Choice, ...]:
    """For an empty list: each filter whose removal alone gives tools, with how many."""
    if found.places:
        return ()
    offers = []
    for (facet, one), count in found.without.items():
        options = (one,) if one else selection.chosen.get(facet, ())
        label = ", ".join(chip_label(facet, option, edition) for option in options) or _quoted(selection.words)
        step = selection.without_options(facet, options) if facet else replace(selection, words="", page=1)
        offers.append(Choice(label, step.query(), count=count))
    return tuple(sorted((offer for offer in offers if offer.count), key=lambda offer: -offer.count))


def shelves(selection: Selection, found: Found) -> tuple[Choice, ...]:
    """The list of what can be got, and the lists of the rest, with how many tools the same filters give in each."""
    names = {
        OFFERED: gettext("Offered to municipalities"),
        SINGLE_CITY: gettext("Serving one city"),
        DISCONTINUED: gettext("No longer offered"),
    }
    return tuple(
        Choice(names[key], replace(selection, shelf=key, page=1).query(), key == selection.shelf, count, key)
        for key, count in found.shelves.items()
    )


def sorts(selection: Selection) -> tuple[Choice, ...]:
    """The orders of the list."""
    names = {
        NAME: gettext("by the alphabet"),
        DOCUMENTED: gettext("by how much is documented"),
        VERIFIED: gettext("by the latest review"),
    }
    return tuple(
        Choice(name, replace(selection, sort=key, page=1).query(), key == selection.sort, key=key)
        for key, name in names.items()
    )


def pages(selection: Selection, found: Found) -> tuple[Choice, ...]:
    """Links to the pages of the list."""
    return page_links(selection.page, found.pages, lambda number: replace(selection, page=number).query())


def _quoted(words: str) -> str:
    return gettext("“%(words)s”") % {"words": words}
