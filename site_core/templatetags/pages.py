"""Template tags of pages: who is above the shown page."""

from typing import Any

from django import template
from wagtail.models import Page

from site_core import translations

register = template.Library()


@register.simple_tag(takes_context=True)
def trail(context: template.Context) -> list[dict[str, Any]]:
    """The way from the home page to the shown one, for the breadcrumbs; one query."""
    page = context["page"]
    step = translations.STEP
    paths = [page.path[: step * depth] for depth in range(translations.HOME_DEPTH, page.depth)]
    language = page.locale.language_code
    above = Page.objects.filter(path__in=paths).order_by("depth").values_list("title", "url_path")
    links = [{"title": title, "url": translations.page_url(url_path, language)} for title, url_path in above]
    return [*links, {"title": page.title, "url": ""}]
