"""Pages of authors."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from blog.joined import ArticleAuthor
from blog.open_articles import language, open_articles


def author(request: HttpRequest, key: str) -> HttpResponse:
    """Who somebody is and what they wrote in this language. Whoever wrote nothing or does not agree has no page."""
    rows = ArticleAuthor.objects.filter(person__key=key).select_related("person__organisation")
    row = rows.first()
    if row is None or not row.person.may_be_shown(timezone.localdate()):
        raise Http404
    written = open_articles(request, language()).filter(author_rows__person=row.person).prefetch_related("topics")
    return render(request, "blog/author.html", {"person": row.person, "pages": written})
