"""What is new in a part of the site, as Atom. The parts say what is new; how a feed is made of it stands here."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from site_core.language import active_language

SITE, LONGEST = "civicport", 30
SINCE = 2026  # the host of the site is ours from this year on, as a tag: address has to say (RFC 4151)


@dataclass(frozen=True)
class Entry:
    """One thing that is new. `key` names it in all languages and stays when its address changes; `summary` is plain
    text, a line or more.
    """

    key: uuid.UUID
    title: str
    summary: str
    url: str
    published: datetime.datetime
    updated: datetime.datetime
    categories: tuple[str, ...] = ()
    author: str | None = None


@dataclass(frozen=True)
class Channel:
    """A feed: its `name` stays when addresses change, `link` is the page that shows the same."""

    name: str
    about: str
    link: str
    entries: Sequence[Entry]


class AtomFeed(Feed):
    """A feed in the active language; a class of it gives the channel in `get_object`."""

    feed_type = Atom1Feed
    author_name = SITE

    def title(self, channel: Channel) -> str:
        return f"{SITE}: {channel.about}"

    def link(self, channel: Channel) -> str:
        return channel.link

    def feed_guid(self, channel: Channel) -> str:
        """Stays when an address changes; another one in each language."""
        return f"tag:{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname},{SINCE}:{active_language()}/{channel.name}"

    def items(self, channel: Channel) -> Sequence[Entry]:
        return channel.entries

    def item_title(self, entry: Entry) -> str:
        return entry.title

    def item_description(self, entry: Entry) -> str:
        """The summary of an entry is HTML."""
        return "<br>".join(map(escape, entry.summary.splitlines()))

    def item_link(self, entry: Entry) -> str:
        return entry.url

    def item_guid(self, entry: Entry) -> str:
        """Stays when the address changes; another one in each language."""
        return uuid.uuid5(entry.key, active_language()).urn

    def item_pubdate(self, entry: Entry) -> datetime.datetime:
        return entry.published

    def item_updateddate(self, entry: Entry) -> datetime.datetime:
        return entry.updated

    def item_categories(self, entry: Entry) -> tuple[str, ...]:
        return entry.categories

    def item_author_name(self, entry: Entry) -> str | None:
        """Whoever wrote it; where nobody is named, the site stands for all, as the feed says."""
        return entry.author


def moment_on(day: datetime.date, known: datetime.datetime | None = None) -> datetime.datetime:
    """When something was published on a day: the moment that is known, if it lies on that day, else its midnight."""
    if known and timezone.localdate(known) == day:
        return timezone.localtime(known)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
