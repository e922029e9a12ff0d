"""Pages of authors."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from blog.joined import ArticleAuthor
from blog.open_articles import open_articles
from site_core.language import active_language


def author(request: HttpRequest, key: str) -> HttpResponse:
    """Who somebody is and what they wrote in this language."""
    person = shown_author(key)
    written = open_articles(request, active_language()).filter(author_rows__person=person).prefetch_related("topics")
    return render(request, "blog/author.html", {"person": person, "pages": written})


def shown_author(key: str) -> Any:
    """The person with this key. Raises Http404 for whoever wrote nothing or does not agree to be shown."""
    row = ArticleAuthor.objects.filter(person__key=key).select_related("person__organisation").first()
    if row is None or not row.person.may_be_shown(timezone.localdate()):
        raise Http404
    return row.person
