"""Template tags for pages of tools and practices: workshops about them, and workshops on their topics."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.utils import timezone

from site_core.page_tree import PageTree, tree_of
from workshops.around import NEAR, Around, Mark, all_workshops, near
from workshops.finding import Described, by_time
from workshops.open_pages import one_of_each
from workshops.pages import WorkshopPage

register = template.Library()


@register.simple_tag(takes_context=True)
def workshops_around_practice(context: template.Context, practice: int) -> Around:
    """Those around a practice. Asks no database as long as no page changes."""
    return around(context, ("practice", str(practice)))


@register.simple_tag(takes_context=True)
def workshops_around_tool(context: template.Context, tool: int) -> Around:
    """Those around a tool, in the same way."""
    return around(context, ("tool", str(tool)))


def around(context: template.Context, mark: Mark) -> Around:
    """Those about something and a few more, as of now."""
    tree, now = tree_of(context["request"]), timezone.now()
    about, others = (in_order(tree, pages, now) for pages in near(all_workshops(tree), mark))
    return Around(about, others[:NEAR])


def in_order(tree: PageTree, pages: Iterable[WorkshopPage], now: datetime) -> list[WorkshopPage]:
    """One page of each; what runs or is to come first, by its start, then what is over, the latest first."""
    shown = {page.pk: page for page in one_of_each(tree, pages)}
    return [shown[key] for part in by_time([timed(page, now) for page in shown.values()]) for key in part]


def timed(page: WorkshopPage, now: datetime) -> Described:
    """When the workshop of a page is."""
    spans = page.workshop.spans
    return Described(page.pk, {}, page.workshop.phase_at(now), spans[0].start if spans else None)
