"""Template tags of pages: where a page stands in other languages, and who is above it."""

from typing import Any

from django import template
from django.utils.translation import gettext
from wagtail.models import Page

from site_core import translations

register = template.Library()


@register.simple_tag(takes_context=True)
def alternates(context: template.Context) -> list[dict[str, str]]:
    """The page in all its languages, absolute addresses, for hreflang; x-default is the first language of the site."""
    request = context["request"]
    places = translations.alternates(request)
    if len(places) < 2:
        return []
    links = [{"language": place.language, "url": request.build_absolute_uri(place.url)} for place in places]
    return [*links, {"language": "x-default", "url": links[0]["url"]}]


@register.simple_tag(takes_context=True)
def canonical(context: template.Context) -> str:
    """The one absolute address of the page."""
    request = context["request"]
    return request.build_absolute_uri(translations.canonical(request))


@register.simple_tag(takes_context=True)
def trail(context: template.Context) -> list[dict[str, Any]]:
    """The way from the home page to the shown one, for the breadcrumbs; one query."""
    page = context["page"]
    step = translations.STEP
    paths = [page.path[: step * depth] for depth in range(translations.HOME_DEPTH + 1, page.depth)]
    language = page.locale.language_code
    above = Page.objects.filter(path__in=paths).order_by("depth").values_list("title", "url_path") if paths else []
    return [
        {"title": gettext("Home"), "url": translations.home_url(language)},
        *({"title": title, "url": translations.page_url(url_path, language)} for title, url_path in above),
        {"title": page.title, "url": ""},
    ]
