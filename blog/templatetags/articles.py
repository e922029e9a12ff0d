"""Template tags of articles: the list that an address asks for, ways to share one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext

from blog.finding import KIND, TOPIC, read_selection
from blog.listing import describe, listing, narrowed
from blog.open_articles import open_articles
from blog.pages import ArticlePage, NewsIndexPage
from site_core.language import active_language
from site_core.list_filters import Choice
from site_core.list_finding import UNKNOWN
from site_core.list_words import Asked
from site_core.page_tree import tree_of
from site_core.translations import page_url

register = template.Library()
SHARE = {
    "Facebook": "https://www.facebook.com/sharer/sharer.php",
    "LinkedIn": "https://www.linkedin.com/sharing/share-offsite/",
}


@register.simple_tag(takes_context=True)
def articles_asked(context: template.Context, index: NewsIndexPage) -> Asked[ArticlePage]:
    """The list that the address asks for. Kept for the request.

    An alias repeats the words of another language: it is not listed until somebody translates it.
    """
    request = context["request"]
    if not hasattr(request, "_articles_asked"):
        below = open_articles(request, index.locale.language_code).filter(path__startswith=index.path)
        pages = list(below.prefetch_related("topics"))
        articles = [describe(page) for page in pages]
        selection, unknown = read_selection(dict(request.GET.lists()), articles)
        shown = listing(pages, articles, selection)
        dropped = {"options": unknown, "pages": shown.past_the_end}
        request._articles_asked = Asked(shown.selection, dropped, shown)
        if not selection.filters:
            request.canonical_query = shown.selection.query().removesuffix("?")
    return request._articles_asked


@register.simple_tag
def narrower_feeds(asked: Asked[ArticlePage]) -> list[Choice]:
    """Feeds of each kind and topic that narrows the list."""
    chosen = [(facet.key, option) for facet in asked.listing.facets for option in facet.chosen]
    followed = [(key, option) for key, option in chosen if key in (KIND, TOPIC) and option.key != UNKNOWN]
    return [Choice(str(option.label), reverse(f"feeds:{key}", args=[option.key])) for key, option in followed]


@dataclass(frozen=True)
class Like:
    """A word that leads to the list of articles of its like; without an address while there is no list."""

    facet: str
    option: str
    label: str
    url: str


@register.simple_tag(takes_context=True)
def narrowed_news(context: template.Context, page: ArticlePage) -> list[Like]:
    """The kind and the topics of an article."""
    node = tree_of(context["request"]).first(NewsIndexPage, active_language())
    index = page_url(node.url_path, active_language()) if node else ""
    options = [(KIND, page.kind, page.get_kind_display())]
    options += [(TOPIC, topic.key, str(topic)) for topic in page.shown_topics]
    return [Like(facet, option, label, narrowed(index, facet, option)) for facet, option, label in options]


@register.simple_tag
def share_links(title: str, address: str) -> list[Choice]:
    """Plain links to places where readers share: nothing is sent before they follow one."""
    mail = urlencode({"subject": title, "body": address}).replace("+", "%20")
    links = [Choice(gettext("E-mail"), f"mailto:?{mail}")]
    query = {"Facebook": {"u": address}, "LinkedIn": {"url": address}}
    return links + [Choice(name, f"{place}?{urlencode(query[name])}") for name, place in SHARE.items()]
