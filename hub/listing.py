"""The list of good practices as its page shows it: rows, filters with counts, chips, orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    Selection,
    find,
)
from hub.pages import PracticePage
from site_core import list_words
from site_core.list_filters import Choice
from site_core.list_words import Wording, chips, facet, rescue
from site_core.vocabularies import GROUPS, SIZES, vocabulary
from site_core.world import country_name

OPEN_FACETS = {METHOD, GROUP}
OTHER = "other"


@dataclass(frozen=True)
class Listing(list_words.Listing[PracticePage]):
    """The list with its orders."""

    sorts: tuple[Choice, ...]


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
    found, by_id = find(described, selection), {page.pk: page for page in pages}
    wording = Wording({key: title(key) for key in FACETS}, names_of(pages))
    return Listing(
        selection=selection,
        pages=tuple(by_id[key] for key in found.ids),
        facets=tuple(
            facet(key, described, selection, found, wording, order=order_of(key), folds=key not in OPEN_FACETS)
            for key in FACETS
        ),
        chips=chips(selection, wording),
        rescue=() if found.ids else rescue(selection, found, wording),
        sorts=sorts(selection),
        is_empty=not pages,
    )


def order_of(key: str) -> Callable[[str, int], Any]:
    """The commonest options of a filter come first, what is not known last; sizes stay in their order."""
    sizes = [term.key for term in vocabulary(SIZES)] if key == SIZE else []

    def order(option: str, have: int) -> tuple[bool, int]:
        return option in {UNKNOWN, OTHER}, sizes.index(option) if option in sizes else -have

    return order


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


def sorts(selection: Selection) -> tuple[Choice, ...]:
    """The orders of the list."""
    names = {YEAR: gettext("the latest first"), PLACE: gettext("by place")}
    return tuple(Choice(names[key], Selection(selection.chosen, key).query(), key == selection.sort) for key in ORDERS)
