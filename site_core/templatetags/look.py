"""Template tags and filters of the look: icons, drawings, typography, words of levels."""

import datetime
import re
from collections.abc import Callable, Hashable, Iterable, Sequence, Sized
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.engine import Engine
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext

from site_core import drawings, navigation, translations, typography
from site_core.language import active_language
from site_core.paper import number_on_paper
from site_core.quotes import quoted
from site_core.source_addresses import is_whole

register = template.Library()

PARTS = {
    "main": navigation.main,
    "footer": navigation.footer,
    "legal": navigation.legal,
    "languages": navigation.languages,
    "home": navigation.home,
    "catalogue_date": navigation.catalogue_date,
    "motto": navigation.motto,
    "licence_note": navigation.licence_note,
}
WITHOUT_REQUEST = {"home": lambda: translations.home_url(active_language())}
KEPT_DRAWINGS = 8192  # of small things, a kilobyte or two each


@register.simple_tag
@lru_cache(maxsize=KEPT_DRAWINGS)
def icon(name: str) -> SafeString:
    """A Lucide icon from our own sprite. It is decoration: put words beside it."""
    return format_html(
        '<svg class="cp-i" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("build/icons.svg"),
        name,
    )


class Drawing(template.Node):
    """The tag `drawn`."""

    def __init__(self, component: str, values: dict[str, FilterExpression]) -> None:
        self.component, self.values = component, tuple(values.items())

    def render(self, context: template.Context) -> SafeString:
        return drawn(self.component, **{name: value.resolve(context) for name, value in self.values})


@register.tag("drawn")
def parse_drawn(parser: Parser, token: Token) -> Drawing:
    """`{% drawn "components/level.html" low=1 high=3 %}`, see the function `drawn`. The component is a plain string."""
    _, component, *bits = token.split_contents()
    values = token_kwargs(bits, parser)
    if bits or component[0] not in "\"'":
        raise template.TemplateSyntaxError("drawn needs the name of a component in quotes, then name=value")
    return Drawing(component[1:-1], values)


def drawn(component: str, **values: Hashable) -> SafeString:
    """A small component that shows nothing but these values: drawn once for the same ones in a language, then kept.

    For what stands a hundred times on a page (levels, evidence, cells of a table). `component` is its template.
    """
    # Safe text is equal to plain text, but not drawn alike: the type belongs to the key.
    typed = tuple([(name, type(of), tuple(of) if type(of) is list else of) for name, of in values.items()])
    return kept_drawing(component, get_language(), typed)


@lru_cache(maxsize=KEPT_DRAWINGS)
def kept_drawing(component: str, _language: str | None, values: tuple[tuple[str, type, Hashable], ...]) -> SafeString:
    """A component drawn with these values."""
    return SafeString(rendered(component, {name: value for name, _, value in values}).strip())


def rendered(component: str, values: dict[str, Any]) -> str:
    """What `Template.render` gives for a template that extends no other, without the half that such a one needs."""
    found = component_of(component)
    context = template.Context(values)
    context.template = found
    return str(found._render(context))


@lru_cache
def component_of(name: str) -> template.Template:
    """The template of a component, found once: a page asks for the same few a hundred times."""
    return Engine.get_default().get_template(name)


@register.filter
def source_items(sources: Iterable[Any]) -> SafeString:
    """Pieces of evidence (mappings or objects) as items of a list: what each shows, its kind, when it was seen.

    A comparison lists hundreds, and a template takes three times as long; so the markup stands here.
    """
    language = get_language()
    return SafeString(" ".join([source_item(reader(source), language) for source in sources]))


@register.simple_tag
def source_details(grade: str, word: Any, sources: Sequence[Any], open_: object = False) -> SafeString:
    """The evidence of a level, folded: grade and number of sources, then the sources. See `source_items`."""
    face = drawn("components/evidence_summary.html", grade=grade, word=word, sources=count_sources(sources))
    listed = f'<ul class="cp-ev__list" role="list">{source_items(sources)}</ul>'
    return SafeString(f'<details class="cp-ev"{" open" if open_ else ""}><summary>{face}</summary>{listed}</details>')


def source_item(read: Callable[..., Any], language: str | None) -> str:
    link = linked(read("url"), typeset(read("title")))
    kind = f'<span class="cp-ev__kind">{_seen(read("seen"), read("kind"), language)}</span>'
    return f"<li>{link}{number_on_paper(read('number'))} {in_its_language(read('original'))} {kind}</li>"


@register.filter
def linked(url: str, words: str) -> SafeString:
    """The words as a link to a source; an address that nobody can follow is written out and said to be incomplete."""
    if is_whole(url):
        return SafeString(f'<a href="{escape(url)}" rel="noopener">{conditional_escape(words)}</a>')
    return format_html("{} ({}: {})", words, gettext("the address in our data is incomplete"), url)


def in_its_language(original: Any) -> str:
    """Words that may be in another language than the page; nothing where there are none."""
    return rendered("components/said.html", {"said": original}) if original else ""


@register.filter
def seen(day: datetime.date, kind: object = None) -> SafeString:
    """When a source was seen, in words; before it, of which kind it is."""
    return _seen(day, kind, get_language())


@lru_cache(maxsize=KEPT_DRAWINGS)
def _seen(day: datetime.date, kind: object, _language: str | None) -> SafeString:
    words = gettext("seen %(date)s") % {"date": date_format(day)}
    return conditional_escape(f"{kind}, {words}" if kind else words)


@register.filter
def count_sources(sources: Sized) -> str:
    """How many sources there are, in words."""
    return _count_sources(len(sources), get_language())


@lru_cache
def _count_sources(n: int, _language: str | None) -> str:
    return ngettext("%(n)s source", "%(n)s sources", n) % {"n": n}


@register.filter
def typeset(text: object, language: str | None = None) -> SafeString:
    """Text with no-break spaces and the quotes of a language, else the active one; plain text is escaped first."""
    said = str(text) if isinstance(text, Promise) or not hasattr(text, "__html__") else text
    if not hasattr(said, "__html__"):
        return typeset_plain(said, (language or active_language()) if '"' in said else "")
    html = said.__html__()
    return SafeString(typography.tie(quoted(html, language or active_language())))


@lru_cache(maxsize=typography.KEPT_TEXTS)
def typeset_plain(text: str, language: str) -> SafeString:
    """Plain text, escaped and typeset: a text is the same object each time, so it is found faster than escaped."""
    return SafeString(typography.tie(quoted(escape(text), language)))


@register.filter
def one_line(text: str) -> SafeString:
    """Safe text whose templates may break lines, with single spaces; no-break spaces stay."""
    return mark_safe(re.sub(r"[ \n\t]+", " ", text).strip())


@register.filter
def minus(minuend: float, subtrahend: float) -> float:
    """Difference of two numbers."""
    return minuend - subtrahend


@register.filter
def percent_of(part: float, total: float) -> int:
    """Share in whole percent, rounded half up; of nothing it is 0."""
    return int(100 * part / total + 0.5) if total else 0


@register.filter
def without_letter(name: object) -> str:
    """Name of an evidence grade without its letter: "A – prověřeno" gives "prověřeno"."""
    return str(name).rpartition("– ")[2]


@register.simple_tag
def range_bar(sure: float, possible: float, total: float = 100, proven: object = None) -> drawings.Bar:
    """Geometry of a range bar; `proven`: the part of `sure` that has evidence, all where nothing is said."""
    return drawings.bar(sure or 0, possible or 0, total or 100, proven if isinstance(proven, int) else None)


@register.simple_tag
def level_cells(low: int, high: int, proven: object = None) -> tuple[drawings.Cell, ...]:
    """Geometry of a level meter; `proven` is the level up to which there is evidence, `low` where nothing is said."""
    return drawings.level_cells(proven if isinstance(proven, int) else low, low, high)


@register.simple_tag
def need_mark(need: int) -> str:
    """Points of the triangle over the needed level."""
    return drawings.need_mark(need)


@register.simple_tag
def level_words(low: int, high: int, levels: Sequence[object], state: str = "") -> str:
    """A level interval in words; `levels` are the five names of the edition.

    Where somebody claims a level (`state` "scored"), a range over all levels is that range, not "not verified".
    """
    return _level_words(low, high, tuple(levels), state == "scored", get_language())


@lru_cache(maxsize=KEPT_DRAWINGS)
def _level_words(low: int, high: int, levels: tuple[object, ...], is_claimed: bool, _language: str | None) -> str:
    if (low, high) == (0, 4) and not is_claimed:
        return gettext("Not verified")
    if low == high:
        return str(levels[low])
    if high == 4 and low > 0:
        return gettext("%(level)s or more") % {"level": levels[low]}
    last = str(levels[high])
    return capfirst(
        gettext("%(lowest)s to %(highest)s") % {"lowest": levels[low], "highest": last[:1].lower() + last[1:]}
    )


@register.simple_tag
def house_drawing(known: int, unknown: int, open_source: bool) -> drawings.House:
    """Geometry of one house."""
    return drawings.house(drawings.Tool(known, unknown, bool(open_source)))


@register.simple_tag
def street_drawing(houses: Iterable[Any]) -> drawings.Street:
    """Geometry of the street of all tools."""
    return drawings.street([as_tool(each) for each in houses])


@register.simple_tag
def row_drawing(houses: Iterable[Any]) -> drawings.Street:
    """Geometry of a few houses in one row, those with `lit` in full colour."""
    return drawings.house_row([as_tool(each) for each in houses])


def as_tool(house: Any) -> drawings.Tool:
    """A house from a mapping or an object with known, unknown, open_source and perhaps lit."""
    if isinstance(house, drawings.Tool):
        return house
    read = reader(house)
    return drawings.Tool(
        read("known", 0), read("unknown", 0), bool(read("open_source", False)), bool(read("lit", False))
    )


def reader(of: Any) -> Callable[..., Any]:
    """Reads a mapping or an object by name: `read(name, default)`."""
    return of.get if isinstance(of, dict) else lambda name, default=None: getattr(of, name, default)


@register.simple_tag(takes_context=True)
def site_navigation(context: template.Context, part: str) -> Any:
    """One part of the navigation (see `PARTS`) for this request.

    The page for a broken server is rendered without a request, perhaps without a database: it gets no navigation.
    """
    request = context.get("request")
    return PARTS[part](request) if request else WITHOUT_REQUEST[part]() if part in WITHOUT_REQUEST else None


@register.simple_tag(takes_context=True)
def canonical_address(context: template.Context) -> str:
    """The one full address of this page; empty without a request."""
    request = context.get("request")
    return request.build_absolute_uri(translations.canonical(request)) if request else ""


@register.simple_tag(takes_context=True)
def alternate_addresses(context: template.Context) -> list[tuple[str, str]]:
    """Language and full address of this page in every language that really has it."""
    request = context.get("request")
    places = translations.alternates(request) if request else []
    return [(place.language, request.build_absolute_uri(place.url)) for place in places]
