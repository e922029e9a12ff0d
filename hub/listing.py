"""The list of good practices as its page shows it: rows, filters with counts, chips, orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from hub.finding import (
    COUNTRY,
    FACETS,
    GROUP,
    METHOD,
    ORDERS,
    PLACE,
    SIZE,
    TOOL,
    UNKNOWN,
    YEAR,
    Described,
    Found,
    Selection,
    find,
    options_of,
)
from hub.pages import PracticePage
from site_core.list_filters import Choice, Facet, Option, facet_of
from site_core.vocabularies import GROUPS, SIZES, vocabulary
from site_core.world import country_name

OPEN_FACETS = {METHOD, GROUP}
OTHER = "other"


@dataclass(frozen=True)
class Listing:
    """The list; `rescue` names filters whose removal alone gives practices, for an empty one."""

    selection: Selection
    pages: tuple[PracticePage, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Choice, ...]
    rescue: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    is_empty: bool

    @property
    def clear(self) -> str:
        """The address of the list without filters; the order stays."""
        return Selection(sort=self.selection.sort).query()


def describe(page: PracticePage) -> Described:
    """What the practice of a page is found by. What is not known is an option of its own."""
    practice = page.practice
    groups = frozenset(group.group for group in practice.target_groups.all() if group.group)
    return Described(
        id=page.pk,
        options={
            METHOD: frozenset(method.key for method in practice.methods),
            GROUP: groups or frozenset({OTHER}),
            SIZE: frozenset({practice.size_band or UNKNOWN}),
            COUNTRY: frozenset(practice.countries) or frozenset({UNKNOWN}),
            TOOL: frozenset({practice.tool.key if practice.tool else UNKNOWN}),
        },
        place=str(practice.place),
        year=practice.year_start,
    )


def listing(pages: Sequence[PracticePage], described: Sequence[Described], selection: Selection) -> Listing:
    """The list that a selection asks for."""
    found, names, by_id = find(described, selection), names_of(pages), {page.pk: page for page in pages}
    return Listing(
        selection=selection,
        pages=tuple(by_id[key] for key in found.ids),
        facets=tuple(facet(key, described, selection, found, names) for key in FACETS),
        chips=chips(selection, names),
        rescue=rescue(selection, found, names),
        sorts=sorts(selection),
        is_empty=not pages,
    )


def facet(
    key: str, described: Sequence[Described], selection: Selection, found: Found, names: Mapping[str, Any]
) -> Facet:
    """One filter, its commonest options first; sizes stay in their order."""
    chosen, counts = selection.chosen.get(key, ()), found.counts[key]
    have = {option: sum(option in one.options[key] for one in described) for option in options_of(described)[key]}
    order = [term.key for term in vocabulary(SIZES)] if key == SIZE else []

    def sort(option: str) -> tuple[bool, int, str]:
        rank = order.index(option) if option in order else -have[option]
        return option in {UNKNOWN, OTHER}, rank, label(key, option, names)

    options = [Option(one, label(key, one, names), counts[one], one in chosen) for one in sorted(have, key=sort)]
    return facet_of(key, title(key), options, folds=key not in OPEN_FACETS)


def names_of(pages: Sequence[PracticePage]) -> dict[str, dict[str, str]]:
    """Names of all options, by filter and key."""
    practices = [page.practice for page in pages]
    return {
        METHOD: {method.key: str(method) for practice in practices for method in practice.methods},
        GROUP: {**{term.key: str(term.name) for term in vocabulary(GROUPS)}, OTHER: gettext("somebody else")},
        SIZE: {**{term.key: str(term.name) for term in vocabulary(SIZES)}, UNKNOWN: gettext("size not given")},
        COUNTRY: {code: country_name(code) for practice in practices for code in practice.countries},
        TOOL: {
            **{practice.tool.key: practice.tool.name for practice in practices if practice.tool},
            UNKNOWN: gettext("the sources name none from the catalogue"),
        },
    }


def label(key: str, option: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """One option in words."""
    return names[key].get(option, option)


def title(key: str) -> str:
    """What a filter asks."""
    titles = {
        METHOD: gettext("Method"),
        GROUP: gettext("Whom it was for"),
        SIZE: gettext("Size"),
        COUNTRY: gettext("Country"),
        TOOL: gettext("Tool"),
    }
    return titles[key]


def chip(key: str, option: str, names: Mapping[str, Any]) -> str:
    """An option that stands alone, with what it answers."""
    return gettext("%(what)s: %(words)s") % {"what": title(key), "words": label(key, option, names)}


def chips(selection: Selection, names: Mapping[str, Any]) -> tuple[Choice, ...]:
    """What narrows the list, each with the address without it."""
    return tuple(
        Choice(chip(key, option, names), selection.without(key, option).query())
        for key, options in selection.chosen.items()
        for option in options
    )


def rescue(selection: Selection, found: Found, names: Mapping[str, Any]) -> tuple[Choice, ...]:
    """For an empty list: each filter whose removal alone gives practices, the most helpful first."""
    if found.ids:
        return ()
    offers = [
        Choice(
            ", ".join(chip(key, option, names) for option in selection.chosen[key]),
            selection.with_facet(key, ()).query(),
            count=count,
        )
        for key, count in found.without.items()
        if count
    ]
    return tuple(sorted(offers, key=lambda offer: -offer.count))


def sorts(selection: Selection) -> tuple[Choice, ...]:
    """The orders of the list."""
    names = {YEAR: gettext("the latest first"), PLACE: gettext("by place")}
    return tuple(Choice(names[key], Selection(selection.chosen, key).query(), key == selection.sort) for key in ORDERS)
