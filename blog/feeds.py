"""What is new as Atom: all articles of a language, those on a topic, of a kind, by an author."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext

from blog.finding import KIND, TOPIC
from blog.joined import ArticleAuthor
from blog.kinds import Kind
from blog.listing import narrowed
from blog.open_articles import open_articles
from blog.pages import ArticlePage, NewsIndexPage
from blog.views import shown_author, written_by
from site_core.language import active_language
from site_core.page_tree import tree_of
from site_core.topics import Topic
from site_core.translations import page_url

SITE, LONGEST = "civicport", 30


@dataclass(frozen=True)
class Wanted:
    """What a feed is about, the page that shows the same, and the articles."""

    about: str
    link: str
    articles: QuerySet[ArticlePage]
    today: datetime.date


class NewsFeed(Feed):
    """All articles of the language, the latest first."""

    feed_type = Atom1Feed
    author_name = SITE

    def get_object(self, request: HttpRequest, **_which: str) -> Wanted:
        """All of them. Raises Http404 where the language has no list."""
        index = index_address(request)
        return Wanted(gettext("News"), index, open_articles(request, active_language()), timezone.localdate())

    def title(self, wanted: Wanted) -> str:
        return f"{SITE}: {wanted.about}"

    def link(self, wanted: Wanted) -> str:
        return wanted.link

    def items(self, wanted: Wanted) -> list[ArticlePage]:
        authors = Prefetch("author_rows", ArticleAuthor.objects.select_related("person"))
        found = list(wanted.articles.prefetch_related("topics", authors)[:LONGEST])
        for page in found:
            page.shown_on = wanted.today
        return found

    def item_title(self, page: ArticlePage) -> str:
        return str(page.title)

    def item_description(self, page: ArticlePage) -> str:
        """The introduction; the summary of an entry is HTML."""
        return escape(page.lead)

    def item_link(self, page: ArticlePage) -> str:
        return page_url(page.url_path, active_language())

    def item_guid(self, page: ArticlePage) -> str:
        """Stays when the address changes; another one in each language."""
        return uuid.uuid5(page.translation_key, active_language()).urn

    def item_pubdate(self, page: ArticlePage) -> datetime.datetime:
        return at_noon(page.published_on)

    def item_updateddate(self, page: ArticlePage) -> datetime.datetime:
        return at_noon(page.updated_on or page.published_on)

    def item_categories(self, page: ArticlePage) -> list[str]:
        return [str(page.get_kind_display()), *map(str, page.topics.all())]

    def item_author_name(self, page: Any) -> str | None:
        """Those who agree to be shown; without them the site stands for all, as the feed says."""
        people = dict.fromkeys(row.person for row in page.author_rows.all())
        return ", ".join(person.name for person in people if person.may_be_shown(page.shown_on)) or None


class TopicFeed(NewsFeed):
    """Articles on one topic."""

    def get_object(self, request: HttpRequest, **which: str) -> Wanted:
        topic = get_object_or_404(Topic, key=which["key"])
        articles = open_articles(request, active_language()).filter(topics=topic)
        return Wanted(str(topic), narrowed(index_address(request), TOPIC, topic.key), articles, timezone.localdate())


class KindFeed(NewsFeed):
    """Articles of one kind."""

    def get_object(self, request: HttpRequest, **which: str) -> Wanted:
        if which["key"] not in Kind.values:
            raise Http404
        kind, articles = Kind(which["key"]), open_articles(request, active_language()).filter(kind=which["key"])
        return Wanted(str(kind.label), narrowed(index_address(request), KIND, kind), articles, timezone.localdate())


class AuthorFeed(NewsFeed):
    """Articles by one author who agrees to be shown."""

    def get_object(self, request: HttpRequest, **which: str) -> Wanted:
        person = shown_author(request, which["key"])
        link = reverse("authors:author", args=[which["key"]])
        return Wanted(person.name, link, written_by(request, person), timezone.localdate())


def index_address(request: HttpRequest) -> str:
    """The address of the list. Raises Http404 where the language has none."""
    node = tree_of(request).first(NewsIndexPage, active_language())
    if node is None:
        raise Http404
    return page_url(node.url_path, active_language())


def at_noon(day: datetime.date) -> datetime.datetime:
    """A time for a day, the same day in every time zone of Europe."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
