"""Workshops around a tool or a practice: those about it, and others on topics under which the site speaks of it.

The topics of a tool are those of workshops and of articles about it; a practice has some of its own beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Cast

from site_core.page_tree import KEPT_TREES, PageTree
from workshops.models import Workshop, WorkshopPractice, WorkshopTool
from workshops.open_pages import pages_in_all_languages
from workshops.pages import WorkshopPage

NEAR = 3  # the next workshops on the same topics matter, not all of them
TOPICS = Workshop.topics.through.objects
type Mark = tuple[str, str]  # a kind of thing and its number


@dataclass(frozen=True)
class Known:
    """A page of a workshop, what the workshop is about, its topics, and what the site tells on them."""

    page: WorkshopPage
    about: frozenset[Mark]
    topics: frozenset[Mark]
    near: frozenset[Mark]


@dataclass(frozen=True)
class Around:
    """Workshops around something, what is to come first."""

    about: Sequence[WorkshopPage]
    near: Sequence[WorkshopPage]


def near(known: Sequence[Known], mark: Mark) -> tuple[list[WorkshopPage], list[WorkshopPage]]:
    """Pages about something, and pages on its topics. Pure."""
    about = [one for one in known if mark in one.about]
    topics = frozenset[Mark]().union(*(one.topics for one in about))
    others = (one for one in known if mark not in one.about)
    return [one.page for one in about], [one.page for one in others if mark in one.near or topics & one.topics]


@lru_cache(maxsize=KEPT_TREES)
def all_workshops(tree: PageTree) -> list[Known]:
    """All open pages of workshops; kept for as long as no page and no workshop changes. Two queries."""
    pages = pages_in_all_languages(tree).select_related("workshop").prefetch_related("workshop__sessions")
    return [known(page) for page in pages.annotate(**MARKS)]


def known(page: Any) -> Known:
    """What a page was read with; `page` has all of `MARKS`."""
    about = marks(tool=page.tools, practice=page.practices)
    near = marks(tool=page.near_tools, practice=page.near_practices) | marks(practice=page.practices_on_topics)
    return Known(page, about, marks(topic=page.topics), near)


def marks(**numbers: str | None) -> frozenset[Mark]:
    return frozenset((kind, number) for kind, listed in numbers.items() for number in (listed or "").split())


def numbers(rows: QuerySet[Any], field: str, **only: Any) -> Subquery:
    """Numbers that rows of the workshop of a page name in a field, in one text; `only` rows with these values."""
    of_page = rows.filter(workshop=OuterRef("workshop"), **{f"{field}__isnull": False}, **only).order_by()
    all_of_them = StringAgg(Cast(field, CharField()), Value(" "))
    return Subquery(of_page.values("workshop").annotate(all_of_them=all_of_them).values("all_of_them"))


def of_articles(name: str) -> Subquery:
    """What public articles on the topics of the workshop are about."""
    return numbers(TOPICS.all(), f"topic__articles__{name}_rows__{name}", topic__articles__live=True)


MARKS = {
    "tools": numbers(WorkshopTool.objects.all(), "tool"),
    "practices": numbers(WorkshopPractice.objects.all(), "practice"),
    "topics": numbers(TOPICS.all(), "topic"),
    "near_tools": of_articles("tool"),
    "near_practices": of_articles("practice"),
    "practices_on_topics": numbers(TOPICS.all(), "topic__practices"),
}
