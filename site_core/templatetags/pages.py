"""Template tags of pages: who is above the shown page."""

from django import template

from site_core import translations

register = template.Library()


@register.simple_tag(takes_context=True)
def trail(context: template.Context) -> list[dict[str, str]]:
    """The way from the home page to the shown one, for the breadcrumbs."""
    page, line = context["page"], translations.above(context["request"])
    language = page.locale.language_code
    links = [{"title": above.title, "url": translations.page_url(above.url_path, language)} for above in line]
    return [*links, {"title": page.title, "url": ""}]
