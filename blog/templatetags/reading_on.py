"""Template tags for what belongs to an article: its guests and tools, what to read next; articles about something."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.db.models import F, Model, QuerySet, Value, prefetch_related_objects

from blog.joined import ArticlePin, ArticlePractice, ArticleTool
from blog.open_articles import articles_in, open_articles, open_keys
from blog.pages import ArticlePage
from blog.related import SHOWN, Article, related
from site_core.language import active_language
from site_core.page_tree import KEPT_TREES, PageTree, tree_of

register = template.Library()
PIN, TOPIC = "pin", "topic"
type Mark = tuple[str, int]
ROWS = (
    (ArticleTool, "tool_rows", "tool", "tool_id"),
    (ArticlePractice, "practice_rows", "place", "practice_id"),
    (ArticlePin, "pin_rows", PIN, "target_id"),
)


@register.simple_tag
def tools_of(page: ArticlePage) -> list[dict[str, str]]:
    """Key and name of the tools that an article speaks of."""
    rows = ArticleTool.objects.filter(page=page.pk).values_list("tool__key", "tool__name")
    return [{"key": key, "name": name} for key, name in rows]


@register.simple_tag(takes_context=True)
def read_on(context: template.Context, page: ArticlePage) -> list[ArticlePage]:
    """What to read after an article; two queries after a page has changed, else none.

    The article may be one that not everybody may read, a draft, or one that repeats another language: whoever reads
    it wants what stands in the language of the address first.
    """
    request, language = context["request"], page.locale.language_code
    pages, marked = all_articles(tree_of(request))
    own = marks_of_draft(page) if getattr(request, "is_preview", False) else marked.get(page.alias_of_id or page.pk, [])
    articles = [described(one, marked.get(one.pk, ()), language) for one in pages.values()]
    pins = [pages[key].translation_key for kind, key in own if kind == PIN and key in pages]
    around = page.content_locale.language_code
    return [told(pages[number], around) for number in related(described(page, own, language), articles, pins)]


@lru_cache(maxsize=KEPT_TREES)
def all_articles(tree: PageTree) -> tuple[dict[int, ArticlePage], dict[int, list[Mark]]]:
    """All open articles by their key, and what each article is joined with; kept for as long as no page changes."""
    return known_articles(tree), marks_of_all()


@lru_cache(maxsize=KEPT_TREES)
def known_articles(tree: PageTree) -> dict[int, ArticlePage]:
    """All open articles by their key, recaps with the workshop that they are of (`of_workshop`)."""
    languages = [code for code, _name in settings.LANGUAGES]
    articles = articles_in(tree, *languages).select_related("locale").annotate(of_workshop=F("recappage__workshop"))
    return {one.pk: one for one in articles}


def told(page: ArticlePage, around: str) -> ArticlePage:
    """An article between words of a language; the one that is kept stays as it is."""
    shown = copy.copy(page)
    shown.is_spoken = page.locale.language_code == around
    return shown


def described(page: ArticlePage, marks: Iterable[Mark], language: str) -> Article:
    """An article as far as it matters for what to read next, to a reader of a language; a new one has no id yet."""
    about, spoken = frozenset(mark for mark in marks if mark[0] != PIN), page.locale.language_code == language
    return Article(page.pk or 0, page.translation_key, spoken, about, page.published_on)


def marks_of_draft(page: ArticlePage) -> list[Mark]:
    """Kind and key of all that a draft is joined with, which the database may not hold or hold otherwise."""
    joined = [(kind, getattr(row, key)) for _model, rows, kind, key in ROWS for row in getattr(page, rows).all()]
    return [*((TOPIC, topic.pk) for topic in page.topics.all()), *joined]


def marks_of_all() -> dict[int, list[Mark]]:
    """Kind and key of all that each article is joined with, pins in their order; one query."""
    first, *rest = [
        marks(ArticlePage.topics.through, "articlepage_id", TOPIC, "topic_id", Value(0)),
        *(marks(model, "page_id", kind, value, F("sort_order")) for model, _rows, kind, value in ROWS),
    ]
    found: dict[int, list[Mark]] = {}
    for of, kind, value, _place in first.union(*rest).order_by("place"):
        found.setdefault(of, []).append((kind, value))
    return found


def marks(model: type[Model], page: str, kind: str, value: str, place: Any) -> QuerySet[Any]:
    """Those of one kind as rows that can be united."""
    named = model._default_manager.order_by().annotate(of=F(page), kind=Value(kind), value=F(value), place=place)
    return named.values_list("of", "kind", "value", "place")


@register.simple_tag(takes_context=True)
def articles_about_tool(context: template.Context, key: str) -> list[ArticlePage]:
    """Open articles in the active language that speak of a tool, the latest first."""
    return articles_with(context, tool_rows__tool__key=key)


@register.simple_tag(takes_context=True)
def articles_about_practice(context: template.Context, practice: int) -> list[ArticlePage]:
    """Open articles in the active language that speak of a practice, the latest first."""
    return articles_with(context, practice_rows__practice=practice)


@register.simple_tag(takes_context=True)
def recaps_of_workshop(context: template.Context, workshop: int) -> list[ArticlePage]:
    """Open recaps in the active language of a workshop, the latest first; without one the database is not asked."""
    tree, language = tree_of(context["request"]), active_language()
    pages = (page for page in known_articles(tree).values() if page.of_workshop == workshop)
    found = [told(page, language) for page in pages if page.locale.language_code == language]
    prefetch_related_objects(found, "topics")
    return found


@register.simple_tag(takes_context=True)
def article_on_light(context: template.Context, light: str) -> ArticlePage | None:
    """The latest open article in the active language that explains the light of a result."""
    return next(iter(articles_with(context, outcome=light)), None)


def articles_with(context: template.Context, **values: Any) -> list[ArticlePage]:
    """Open articles in the active language with these values, the latest first.

    The tree of pages knows which ones are open: where there is none, the database is not asked.
    """
    if not open_keys(context["request"], active_language()):
        return []
    return list(open_articles(context["request"], active_language()).filter(**values).distinct())


@register.simple_tag(takes_context=True)
def latest_articles(context: template.Context) -> list[ArticlePage]:
    """The latest open articles in the active language; where there is none, the database is not asked."""
    if not open_keys(context["request"], active_language()):
        return []
    return list(open_articles(context["request"], active_language())[:SHOWN])
