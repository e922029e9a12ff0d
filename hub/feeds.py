"""New good practices as Atom."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from hub.pages import PracticePage
from hub.templatetags.practices import index_address, open_pages
from site_core.feeds import LONGEST, AtomFeed, Channel, Entry
from site_core.language import active_language
from site_core.translations import page_url


class PracticesFeed(AtomFeed):
    """Practices of the language, those that were published last first."""

    def get_object(self, request: HttpRequest) -> Channel:
        """Raises Http404 where the language has no list."""
        link = index_address(request)
        if not link:
            raise Http404
        pages = open_pages(request).filter(first_published_at__isnull=False).select_related("practice__method")
        latest = pages.order_by("-first_published_at", "-pk")[:LONGEST]
        return Channel("practices", gettext("Good practice"), link, [entry_of(page) for page in latest])


def entry_of(page: PracticePage) -> Entry:
    """A practice as it stands in a feed."""
    return Entry(
        key=page.translation_key,
        title=str(page.title),
        summary=page.lead,
        url=page_url(page.url_path, active_language()),
        published=timezone.localtime(page.first_published_at),
        updated=timezone.localtime(page.last_published_at or page.first_published_at),
        categories=(str(page.practice.method),),
    )
