"""Pages of authors."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from blog.joined import ArticleAuthor
from blog.open_articles import open_articles, open_keys
from blog.pages import ArticlePage, NewsIndexPage
from blog.structured_data import author_page
from site_core.language import active_language
from site_core.page_tree import tree_of
from site_core.translations import HOME_DEPTH, page_url


def author(request: HttpRequest, key: str) -> HttpResponse:
    """Who somebody is and what they wrote in this language."""
    person = shown_author(request, key)
    context = {
        "person": person,
        "pages": written_by(request, person).prefetch_related("topics"),
        "way": way_to(request, person),
        "thing": author_page(request, person),
    }
    return render(request, "blog/author.html", context)


def way_to(request: HttpRequest, person: Any) -> list[dict[str, str]]:
    """The way from the home page over the list of articles to an author, for the breadcrumbs."""
    tree, language = tree_of(request), active_language()
    index = tree.first(NewsIndexPage, language)
    above = [node for node in tree.line(index.path) if node.depth >= HOME_DEPTH] if index else []
    links = [{"title": node.title, "url": page_url(node.url_path, language)} for node in above]
    return [*links, {"title": person.name, "url": ""}]


def written_by(request: HttpRequest, person: Any) -> QuerySet[ArticlePage]:
    """What somebody wrote in the active language, each article once, the latest first."""
    return open_articles(request, active_language()).filter(author_rows__person=person).distinct()


def shown_author(request: HttpRequest, key: str) -> Any:
    """The person with this key. Raises Http404 for whoever does not agree to be shown or wrote nothing that everybody
    may read, in whatever language.
    """
    languages = [code for code, _name in settings.LANGUAGES]
    rows = ArticleAuthor.objects.filter(person__key=key, page__in=open_keys(request, *languages))
    row = rows.select_related("person__organisation", "person__photo").first()
    if row is None or not row.person.may_be_shown(timezone.localdate()):
        raise Http404
    return row.person
