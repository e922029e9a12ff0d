"""Template tags of series: the other workshops of the one that a page is about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django import template
from django.db.models import Min
from django.utils.formats import date_format

from site_core.language import active_language
from site_core.page_tree import KEPT_TREES, Node, PageTree, tree_of
from workshops.pages import WorkshopPage

register = template.Library()


@dataclass(frozen=True)
class Other:
    """Another workshop of a series: its page, and its day in words where somebody knows it."""

    page: Node
    day: str


@dataclass(frozen=True)
class Place:
    """A page in its series: which workshop it is about and when that begins."""

    page: int
    workshop: int
    begins: datetime | None
    zone: str

    @property
    def day(self) -> str:
        """The day on the clocks of the workshop."""
        return date_format(self.begins.astimezone(ZoneInfo(self.zone)), "DATE_FORMAT") if self.begins else ""


@register.simple_tag(takes_context=True)
def others_in_series(context: template.Context, page: WorkshopPage) -> list[Other]:
    """Open pages in the active language, by the day of their workshop; a query after a page has changed, else none."""
    tree = tree_of(context["request"])
    nodes = {node.pk: node for node in tree.of_type(WorkshopPage, active_language()) if tree.is_open(node.path)}
    own = next((places for places in series_of(tree) if any(one.workshop == page.workshop_id for one in places)), ())
    others = (place for place in own if place.workshop != page.workshop_id and place.page in nodes)
    return [Other(nodes[place.page], place.day) for place in others]


@lru_cache(maxsize=KEPT_TREES)
def series_of(tree: PageTree) -> tuple[tuple[Place, ...], ...]:
    """Pages of workshops, series by series, those without a day last."""
    found: dict[int, list[Place]] = defaultdict(list)
    pages = WorkshopPage.objects.filter(workshop__series__isnull=False, alias_of=None)
    rows = pages.annotate(begins=Min("workshop__sessions__starts_at")).order_by("begins", "pk")
    for series, *place in rows.values_list("workshop__series", "pk", "workshop_id", "begins", "workshop__zone"):
        found[series].append(Place(*place))
    return tuple(tuple(sorted(places, key=lambda one: one.begins is None)) for places in found.values())
