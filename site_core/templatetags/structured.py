"""Template tags that say what a page is to search engines (see `structured_data`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString

from site_core.page_data import page_data, root_of
from site_core.private_pages import has_token
from site_core.site_settings import SiteSettings
from site_core.structured_data import Thing, breadcrumbs, markup, organization, web_site

register = template.Library()


@register.simple_tag(takes_context=True)
def data_of_page(context: template.Context, page: Any) -> SafeString:
    """What this page is."""
    return markup(page_data(context["request"], page))


@register.simple_tag
def data(thing: Thing) -> SafeString:
    """What a page is that no editor made; its view says it."""
    return markup(thing)


@register.simple_tag(takes_context=True)
def data_of_site(context: template.Context, search: str = "") -> SafeString:
    """What the whole site is and who publishes it. `search`: address of a list that is searched by `q`, if any."""
    request = context["request"]
    root, logo = root_of(request), request.build_absolute_uri(static("build/mark.svg"))
    target = f"{request.build_absolute_uri(search)}?q={{words}}" if search else ""
    languages = [code for code, _ in settings.LANGUAGES]
    settings_of_site = SiteSettings.objects.first() or SiteSettings()
    behind = settings_of_site.publisher, settings_of_site.publisher_url
    return markup(web_site(root, languages, target), organization(root, logo, *behind))


@register.simple_tag(takes_context=True)
def data_of_breadcrumbs(context: template.Context, items: Iterable[Mapping[str, str]]) -> SafeString:
    """The way to this page, as the breadcrumbs show it; nothing without a request, as in the styleguide's drawings.

    Nothing either below a secret link: search engines are kept away from it, and the link is nobody else's business.
    """
    request = getattr(context, "request", None)
    if request is None or has_token(request.path_info):
        return SafeString("")
    full = request.build_absolute_uri
    return markup(breadcrumbs((str(item["title"]), full(item["url"]) if item["url"] else "") for item in items))
