"""Workshops as Atom: newly announced ones and those that changed, all of a language or those about a topic."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext

from site_core.feeds import LONGEST, AtomFeed, Channel, Entry
from site_core.language import active_language
from site_core.list_finding import Selection
from site_core.page_tree import tree_of
from site_core.topics import Topic
from site_core.translations import page_url
from workshops.finding import TOPIC
from workshops.open_pages import open_workshops
from workshops.pages import WorkshopIndexPage, WorkshopPage
from workshops.told import Brief, brief


class WorkshopsFeed(AtomFeed):
    """All of the language, what was announced or changed last first."""

    def get_object(self, request: HttpRequest, **_which: str) -> Channel:
        """Raises Http404 where the language has no list."""
        return Channel("workshops", gettext("Workshops"), index_address(request), entries(open_workshops(request)))


class TopicFeed(AtomFeed):
    """Those about one topic."""

    def get_object(self, request: HttpRequest, **which: str) -> Channel:
        topic = get_object_or_404(Topic, key=which["key"])
        link = index_address(request) + Selection({TOPIC: (topic.key,)}).query()
        pages = open_workshops(request).filter(workshop__topics=topic)
        return Channel(f"workshops/{topic.key}", f"{gettext('Workshops')}: {topic}", link, entries(pages))


def index_address(request: HttpRequest) -> str:
    """The address of the list. Raises Http404 where the language has none."""
    node = tree_of(request).first(WorkshopIndexPage, active_language())
    if node is None:
        raise Http404
    return page_url(node.url_path, active_language())


def entries(pages: QuerySet[WorkshopPage]) -> list[Entry]:
    """Those that were published, the latest change first."""
    rows = ("workshop__sessions", "workshop__topics")
    published = pages.filter(first_published_at__isnull=False).select_related("workshop").prefetch_related(*rows)
    now = timezone.now()
    latest = sorted((entry_of(page, now) for page in published), key=lambda entry: entry.updated, reverse=True)
    return latest[:LONGEST]


def entry_of(page: WorkshopPage, now: datetime) -> Entry:
    """A workshop as it stands in a feed: whether it holds and when it is come first, for a reader may see no more."""
    told = brief(page.workshop, now)
    changed = max(page.last_published_at or page.first_published_at, page.workshop.changed_at)
    return Entry(
        key=page.translation_key,
        title=titled(told, str(page.title)),
        summary="\n".join(filter(None, (days(told), page.lead))),
        url=page_url(page.url_path, active_language()),
        published=timezone.localtime(page.first_published_at),
        updated=timezone.localtime(changed),
        categories=tuple(str(topic) for topic in page.workshop.topics.all()),
    )


def titled(told: Brief, title: str) -> str:
    """The title, with what must not be overlooked before it."""
    if told.is_cancelled:
        return gettext("Cancelled: %(title)s") % {"title": title}
    return gettext("Moved: %(title)s") % {"title": title} if told.is_moved else title


def days(told: Brief) -> str:
    """When it is, with the clocks; in words where nobody knows the day."""
    return "; ".join(f"{one.day}, {one.hours} ({told.zone})" for one in told.when) or told.held_in
