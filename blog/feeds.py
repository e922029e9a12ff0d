"""New articles as Atom: all of a language, those on a topic, of a kind, by an author."""

from __future__ import annotations

import datetime

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from blog.finding import KIND, TOPIC
from blog.joined import ArticleAuthor
from blog.kinds import Kind
from blog.listing import narrowed
from blog.open_articles import open_articles
from blog.pages import ArticlePage, NewsIndexPage
from blog.views import shown_author, written_by
from site_core.feeds import LONGEST, AtomFeed, Channel, Entry, moment_on
from site_core.language import active_language
from site_core.page_tree import tree_of
from site_core.topics import Topic
from site_core.translations import page_url


class NewsFeed(AtomFeed):
    """All articles of the language, the latest first."""

    def get_object(self, request: HttpRequest, **_which: str) -> Channel:
        """All of them. Raises Http404 where the language has no list."""
        index = index_address(request)
        return Channel("news", gettext("News"), index, entries(open_articles(request, active_language())))


class TopicFeed(AtomFeed):
    """Articles on one topic."""

    def get_object(self, request: HttpRequest, **which: str) -> Channel:
        topic = get_object_or_404(Topic, key=which["key"])
        articles = open_articles(request, active_language()).filter(topics=topic)
        link = narrowed(index_address(request), TOPIC, topic.key)
        return Channel(f"topic/{topic.key}", str(topic), link, entries(articles))


class KindFeed(AtomFeed):
    """Articles of one kind."""

    def get_object(self, request: HttpRequest, **which: str) -> Channel:
        if which["key"] not in Kind.values:
            raise Http404
        kind, articles = Kind(which["key"]), open_articles(request, active_language()).filter(kind=which["key"])
        link = narrowed(index_address(request), KIND, kind)
        return Channel(f"kind/{kind}", str(kind.label), link, entries(articles))


class AuthorFeed(AtomFeed):
    """Articles by one author who agrees to be shown."""

    def get_object(self, request: HttpRequest, **which: str) -> Channel:
        person = shown_author(request, which["key"])
        link = reverse("authors:author", args=[which["key"]])
        return Channel(f"author/{which['key']}", person.name, link, entries(written_by(request, person)))


def index_address(request: HttpRequest) -> str:
    """The address of the list. Raises Http404 where the language has none."""
    node = tree_of(request).first(NewsIndexPage, active_language())
    if node is None:
        raise Http404
    return page_url(node.url_path, active_language())


def entries(articles: QuerySet[ArticlePage]) -> list[Entry]:
    """The latest of the articles with their topics and authors."""
    authors = Prefetch("author_rows", ArticleAuthor.objects.select_related("person"))
    today = timezone.localdate()
    return [entry_of(page, today) for page in articles.prefetch_related("topics", authors)[:LONGEST]]


def entry_of(page: ArticlePage, today: datetime.date) -> Entry:
    """An article as it stands in a feed today; named are those authors who agree to be shown."""
    published = moment_on(page.published_on, page.first_published_at)
    people = dict.fromkeys(row.person for row in page.author_rows.all())
    return Entry(
        key=page.translation_key,
        title=str(page.title),
        summary=page.lead,
        url=page_url(page.url_path, active_language()),
        published=published,
        updated=moment_on(page.updated_on, page.last_published_at) if page.updated_on else published,
        categories=(str(page.get_kind_display()), *map(str, page.topics.all())),
        author=", ".join(person.name for person in people if person.may_be_shown(today)) or None,
    )
