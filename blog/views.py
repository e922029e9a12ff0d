"""Pages of authors."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from blog.joined import ArticleAuthor
from blog.open_articles import open_articles
from blog.pages import NewsIndexPage
from blog.structured_data import author_page
from site_core.language import active_language
from site_core.page_tree import tree_of
from site_core.translations import HOME_DEPTH, page_url


def author(request: HttpRequest, key: str) -> HttpResponse:
    """Who somebody is and what they wrote in this language."""
    person = shown_author(key)
    written = open_articles(request, active_language()).filter(author_rows__person=person).prefetch_related("topics")
    context = {
        "person": person,
        "pages": written,
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


def shown_author(key: str) -> Any:
    """The person with this key. Raises Http404 for whoever wrote nothing or does not agree to be shown."""
    row = ArticleAuthor.objects.filter(person__key=key).select_related("person__organisation").first()
    if row is None or not row.person.may_be_shown(timezone.localdate()):
        raise Http404
    return row.person
