"""What articles, their list and their authors are to search engines."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from blog.kinds import Kind
from blog.pages import ArticlePage, NewsIndexPage
from blog.recaps import RecapPage
from site_core.language import active_language
from site_core.materials_data import recordings
from site_core.page_data import describes, root_of
from site_core.structured_data import Facts, Thing, article, person, profile_page, said, web_page


@describes("blog.NewsIndexPage")
def news(request: HttpRequest, page: NewsIndexPage, facts: Facts) -> Thing:
    """The list of articles."""
    return {**web_page(facts), "@type": "CollectionPage"}


@describes("blog.RecapPage")
def recap(request: HttpRequest, page: RecapPage, facts: Facts) -> Thing:
    """A recap: an article with the recording of its workshop."""
    return said({**written(request, page, facts), "video": recordings(request, page.materials, facts.language)})


@describes("blog.ArticlePage")
def written(request: HttpRequest, page: ArticlePage, facts: Facts) -> Thing:
    """An article with its authors and topics. Its days are those that readers see, not those of the admin."""
    kind = "NewsArticle" if page.kind == Kind.NEWS else "Article"
    shown = {
        "datePublished": page.published_on.isoformat(),
        "dateModified": (page.updated_on or page.published_on).isoformat(),
        "image": cover_address(request, page.cover_count) if page.cover_count else None,
        "keywords": [str(topic) for topic in page.shown_topics],
    }
    authors = [named(request, author) for author in page.shown_authors]
    return said({**article(facts, kind, authors), **shown})


def cover_address(request: HttpRequest, count: int) -> str:
    """The full address of a picture."""
    return request.build_absolute_uri(reverse("covers:cover", args=[count]))


def named(request: HttpRequest, author: Any) -> Thing:
    """An author (hub.Person) by name, with the page that says more."""
    return person(author.name, request.build_absolute_uri(reverse("authors:author", args=[author.key])))


def author_page(request: HttpRequest, author: Any) -> Thing:
    """The page of an author (hub.Person)."""
    address = request.build_absolute_uri(request.path)
    organisation = author.organisation.name if author.organisation else ""
    facts = Facts(root_of(request), address, author.name, str(author.bio), active_language())
    return profile_page(facts, person(author.name, address, str(author.role), organisation))
