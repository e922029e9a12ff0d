"""What search engines may find: sitemap.xml names a sitemap for each language, robots.txt names sitemap.xml."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from site_core.blocks.pictures import WIDTHS
from site_core.navigation import COMPARISON, QUESTIONNAIRE
from site_core.translations import HOME_DEPTH, page_url

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
SOURCES: list[Callable[[], Iterable[Group]]] = []


@dataclass
class Group:
    """One thing to read in the languages that it has. All three mappings are by language; paths begin with a slash."""

    paths: dict[str, str] = field(default_factory=dict)
    changed: dict[str, datetime.datetime] = field(default_factory=dict)
    pictures: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A line of a sitemap with full addresses. `alternates`: language and address, empty where there is only one."""

    address: str
    changed: datetime.datetime | None
    alternates: tuple[tuple[str, str], ...]
    pictures: tuple[str, ...]


def in_sitemap(source: Callable[[], Iterable[Group]]) -> Callable[[], Iterable[Group]]:
    """Registers what else may be found. The module must be imported when its app is ready."""
    SOURCES.append(source)
    return source


@in_sitemap
def pages() -> Iterable[Group]:
    """Pages that everybody may read, by their translation key. An alias repeats another page and is left out."""
    wanted = Q(live=True, alias_of=None, depth__gte=HOME_DEPTH) & ~Q(expire_at__lte=timezone.now())
    rows = Page.objects.public().filter(wanted).order_by("path")
    pictures = pictures_of_pages()
    groups: dict[object, Group] = {}
    fields = ("pk", "translation_key", "locale__language_code", "url_path", "last_published_at")
    for pk, key, language, path, changed in rows.values_list(*fields):
        group = groups.setdefault(key, Group())
        group.paths[language] = page_url(path, language)
        group.pictures[language] = pictures.get(str(pk), [])
        if changed:
            group.changed[language] = changed
    return groups.values()


def pictures_of_pages() -> Mapping[str, list[str]]:
    """Paths of the pictures that a page shows, by its number as text: the largest size of each that readers were sent.

    The file that an editor uploaded is never named. A picture that nobody has seen yet has no size and is left out.
    """
    kinds = {"base_content_type": ContentType.objects.get_for_model(Page, for_concrete_model=False)}
    kinds["to_content_type"] = ContentType.objects.get_for_model(get_image_model())
    uses = ReferenceIndex.objects.filter(**kinds).values_list("object_id", "to_object_id").distinct()
    sizes = get_image_model().get_rendition_model().objects.filter(filter_spec__in=WIDTHS).order_by("width")
    shown = {str(size.image_id): size.url for size in sizes}  # the largest one comes last and stays
    found: dict[str, list[str]] = {}
    for page, picture in sorted(uses):
        if picture in shown:
            found.setdefault(page, []).append(shown[picture])
    return found


@in_sitemap
def ways() -> Iterator[Group]:
    """Start of the questionnaire and the empty comparison. What lies behind them belongs to one reader."""
    for name in (QUESTIONNAIRE, COMPARISON):
        if group := way(name):
            yield group


def way(name: str) -> Group | None:
    """A view in all languages, None where the site does not have it."""
    group = Group()
    for language in LANGUAGES:
        with translation.override(language):
            try:
                group.paths[language] = reverse(name)
            except NoReverseMatch:
                return None
    return group


def entries(request: HttpRequest, language: str) -> Iterator[Entry]:
    """The lines of the sitemap of a language."""
    full = request.build_absolute_uri
    for group in (group for source in SOURCES for group in source()):
        if language not in group.paths:
            continue
        spoken = [(code, full(group.paths[code])) for code in LANGUAGES if code in group.paths]
        alternates = [*spoken, ("x-default", spoken[0][1])] if len(spoken) > 1 else []
        pictures = tuple(full(path) for path in group.pictures.get(language, ()))
        yield Entry(full(group.paths[language]), group.changed.get(language), tuple(alternates), pictures)


def index(request: HttpRequest) -> HttpResponse:
    """sitemap.xml: where the sitemap of each language is."""
    addresses = [request.build_absolute_uri(reverse("sitemap_of_language", args=[code])) for code in LANGUAGES]
    return as_xml(request, "site_core/sitemap_index.xml", {"addresses": addresses})


def of_language(request: HttpRequest, language: str) -> HttpResponse:
    """All that may be found in one language, with its translations and pictures. Raises Http404."""
    if language not in LANGUAGES:
        raise Http404(language)
    return as_xml(request, "site_core/sitemap.xml", {"entries": entries(request, language)})


def as_xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml")


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; what must not be says so itself by `noindex`."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
