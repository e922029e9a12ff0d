"""A list with filters in words: its filters with counts, chips, and the way out of an empty list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from site_core.czech_order import czech_sort_key
from site_core.list_filters import Choice, Facet, Option, facet_of
from site_core.list_finding import Counted, Described, Pairs, Selection


@dataclass(frozen=True)
class Listing[Shown]:
    """A list as its page shows it; `rescue` names filters whose removal alone gives something, for an empty one."""

    selection: Selection
    pages: tuple[Shown, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Choice, ...]
    rescue: tuple[Choice, ...]
    is_empty: bool

    @property
    def clear(self) -> str:
        """The address of the list without filters; its order stays."""
        return self.selection.plain().query()


@dataclass(frozen=True)
class Asked[Shown]:
    """What the address asks for, and what of it we do not have."""

    selection: Selection
    dropped: Mapping[str, Pairs]
    listing: Listing[Shown]

    @property
    def noindex(self) -> bool:
        """Search engines need the plain list and its simple parts, not every combination."""
        return self.selection.filters > 1 or any(self.dropped.values())


@dataclass(frozen=True)
class Wording:
    """What filters are called, by key, and their options, by filter and key."""

    titles: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]

    def label(self, key: str, option: str) -> str:
        """One option in words."""
        return self.names[key].get(option, option)

    def chip(self, key: str, option: str) -> str:
        """An option that stands alone, with what it answers."""
        return gettext("%(what)s: %(words)s") % {"what": self.titles[key], "words": self.label(key, option)}


def facet(
    key: str,
    described: Sequence[Described],
    selection: Selection,
    counted: Counted,
    wording: Wording,
    *,
    order: Callable[[str, int], Any],
    folds: bool,
) -> Facet:
    """One filter. `order` gives the place of an option from its key and the number of things that have it."""
    chosen, counts = selection.chosen.get(key, ()), counted.counts[key]
    have = Counter(option for one in described for option in one.options[key])
    ordered = sorted(counts, key=lambda one: (order(one, have[one]), czech_sort_key(wording.label(key, one))))
    options = [Option(one, wording.label(key, one), counts[one], one in chosen) for one in ordered]
    return facet_of(key, wording.titles[key], options, folds=folds)


def chips(selection: Selection, wording: Wording) -> tuple[Choice, ...]:
    """What narrows the list, each with the address without it."""
    return tuple(
        Choice(wording.chip(key, option), selection.without(key, option).query())
        for key, options in selection.chosen.items()
        for option in options
    )


def rescue(selection: Selection, counted: Counted, wording: Wording) -> tuple[Choice, ...]:
    """For an empty list: each filter whose removal alone gives something, the most helpful first."""
    offers = [
        Choice(
            ", ".join(wording.chip(key, option) for option in selection.chosen[key]),
            selection.with_facet(key, ()).query(),
            count=count,
        )
        for key, count in counted.without.items()
        if count
    ]
    return tuple(sorted(offers, key=lambda offer: -offer.count))
