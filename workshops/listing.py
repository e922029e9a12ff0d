"""The list of workshops as its page shows it: what is to come, runs, is over; filters with counts, chips."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext

from site_core import list_words
from site_core.list_finding import UNKNOWN, Selection
from site_core.list_words import Wording, chips, facet, rescue
from site_core.world import language_name
from workshops.finding import (
    AUDIENCE,
    FACETS,
    FORMAT,
    LANGUAGE,
    NO,
    RECORDING,
    TOPIC,
    YEAR,
    YES,
    Described,
    find,
)
from workshops.pages import WorkshopPage
from workshops.words import Audience, Format

FOLDED = {RECORDING, LANGUAGE}


@dataclass(frozen=True)
class Listing(list_words.Listing[WorkshopPage]):
    """The list in three parts."""

    total: int
    running: tuple[WorkshopPage, ...]
    upcoming: tuple[WorkshopPage, ...]
    past: tuple[WorkshopPage, ...]


def describe(page: WorkshopPage, now: datetime) -> Described:
    """What the workshop of a page is found by. What is not known is an option of its own."""
    workshop = page.workshop
    spans = workshop.spans
    start = spans[0].start if spans else None
    options = {
        FORMAT: {workshop.format} - {""},
        LANGUAGE: set(workshop.spoken),
        TOPIC: {topic.key for topic in workshop.topics.all()},
        AUDIENCE: set(workshop.audiences),
        RECORDING: {YES if page.has_recording else NO},
        YEAR: {str(localtime(start).year)} if start else years_in(str(workshop.held_in)),
    }
    found = {key: frozenset(values or {UNKNOWN}) for key, values in options.items()}
    return Described(page.pk, found, workshop.phase_at(now), start)


def years_in(words: str) -> set[str]:
    """The years that are named where nobody knows the day or the hour."""
    return set(re.findall(r"\b(?:19|20)\d\d\b", words))


def listing(pages: Sequence[WorkshopPage], described: Sequence[Described], selection: Selection) -> Listing:
    """The list that a selection asks for."""
    found, by_id, wording = find(described, selection), {page.pk: page for page in pages}, wording_of(pages)
    running, upcoming, past = (tuple(by_id[key] for key in ids) for ids in (found.running, found.upcoming, found.past))
    return Listing(
        selection=selection,
        pages=(*running, *upcoming, *past),
        total=found.total,
        running=running,
        upcoming=upcoming,
        past=past,
        facets=tuple(
            facet(key, described, selection, found, wording, order=order_of(key), folds=key in FOLDED) for key in FACETS
        ),
        chips=chips(selection, wording),
        rescue=() if found.total else rescue(selection, found, wording),
        is_empty=not pages,
    )


def order_of(key: str) -> Callable[[str, int], Any]:
    """The latest year first, else the commonest option; what is not known last."""

    def order(option: str, have: int) -> tuple[bool, int]:
        return option == UNKNOWN, -int(option) if key == YEAR and option != UNKNOWN else -have

    return order


def wording_of(pages: Sequence[WorkshopPage]) -> Wording:
    """Filters and options in words."""
    return Wording(
        titles={
            FORMAT: gettext("Format"),
            LANGUAGE: gettext("Language"),
            TOPIC: gettext("Topic"),
            AUDIENCE: gettext("For whom"),
            RECORDING: gettext("Recording"),
            YEAR: gettext("Archive by year"),
        },
        names={
            FORMAT: {**{one.value: str(one.label) for one in Format}, UNKNOWN: gettext("not stated")},
            LANGUAGE: {
                **{code: language_name(code) for page in pages for code in page.workshop.spoken},
                UNKNOWN: gettext("not stated"),
            },
            TOPIC: {
                **{topic.key: str(topic) for page in pages for topic in page.workshop.topics.all()},
                UNKNOWN: gettext("without a topic"),
            },
            AUDIENCE: {**{one.value: str(one.label) for one in Audience}, UNKNOWN: gettext("not stated")},
            RECORDING: {YES: gettext("with a recording"), NO: gettext("without a recording")},
            YEAR: {UNKNOWN: gettext("year not known")},
        },
    )
