"""Template tags of pages: who is above the shown page."""

from typing import Any

from django import template
from django.utils.translation import gettext
from wagtail.models import Page

from site_core import translations

register = template.Library()


@register.simple_tag(takes_context=True)
def trail(context: template.Context) -> list[dict[str, Any]]:
    """The way from the home page to the shown one, for the breadcrumbs; one query where there is something between."""
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
