"""Template tags of pages: who is above the shown page, and links to other ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.translation import get_language
from wagtail.models import Page

from site_core import translations
from site_core.language import active_language
from site_core.near_addresses import last_part, nearest
from site_core.page_tree import tree_of
from site_core.translating.source_meanwhile import source_meanwhile

register = template.Library()


@register.simple_tag(takes_context=True)
def trail(context: template.Context) -> list[dict[str, str]]:
    """The way from the home page to the shown one, for the breadcrumbs. `language` where words are in another one.

    Below a translation that no reader has seen, its step is the page that it translates.
    """
    tree, page = tree_of(context["request"]), context["page"]
    language = page.locale.language_code
    spoken = page.content_locale.language_code
    steps = [source_meanwhile(tree, above) or above for above in translations.above(context["request"])]
    links = [
        {
            "title": step.title,
            "url": translations.page_url(step.url_path, step.locale.language_code),
            "language": other_than(language, tree.source(step).locale.language_code),
        }
        for step in steps
    ]
    return [*links, {"title": page.title, "url": "", "language": other_than(language, spoken)}]


def other_than(language: str, spoken: str) -> str:
    return "" if spoken == language else spoken


@register.simple_tag(takes_context=True)
def pages_version(context: template.Context) -> str:
    """What everything that shows pages depends on, to keep it by: all pages and the language."""
    return f"{tree_of(context['request']).version} {get_language()}"


@register.filter
def address(page: Page) -> str:
    """The address of a page in the active language, without asking the database."""
    return translations.page_url(page.url_path, active_language())


@register.filter
def own_address(page: Page) -> str:
    """The address of a page in the language of the tree that it stands in."""
    return translations.page_url(page.url_path, page.locale.language_code)


@register.simple_tag(takes_context=True)
def near_pages(context: template.Context) -> list[dict[str, str]]:
    """Open pages in the active language whose addresses are like the one that was asked for, in any language."""
    request = context["request"]
    tree, language = tree_of(request), get_language()
    open_pages = [node for node in tree.by_path.values() if node.live and tree.is_open(node.path)]
    below_home = [node for node in open_pages if node.depth > translations.HOME_DEPTH]
    shown = {node.translation_key: node for node in below_home if node.locale.language_code == language}
    by_name = {last_part(node.url_path): shown.get(node.translation_key) for node in below_home}
    found = filter(None, (by_name[name] for name in nearest(request.path, by_name)))
    unique = {node.pk: node for node in found}.values()
    return [{"title": node.title, "url": translations.page_url(node.url_path, language)} for node in unique]


@dataclass(frozen=True)
class PageLink:
    """A link to a page. `language` is that of its words where it is not the one around it."""

    title: str
    url: str
    language: str = ""


@register.simple_tag(takes_context=True)
def page_links(context: template.Context, pages: Iterable[Page]) -> list[PageLink]:
    """Links to those of the pages that are public."""
    return [link for link in (page_link(context, page) for page in pages) if link]


@register.simple_tag(takes_context=True)
def page_link(context: template.Context, page: Page) -> PageLink | None:
    """The page in the language of the reader, else as it is; None where it is not public. Asks no query for a page."""
    tree, language = tree_of(context["request"]), get_language()
    chosen = tree.by_key.get(page.pk)
    members = tree.by_translation[chosen.translation_key] if chosen else ()
    open_ones = [node for node in members if node.live and tree.is_open(node.path)]
    open_ones.sort(key=lambda node: (node.locale.language_code != language, node.pk != page.pk))
    for node in open_ones:
        said = tree.source(node).locale.language_code
        url = translations.page_url(node.url_path, node.locale.language_code)
        return PageLink(node.title, url, "" if said == language else said)
    return None
