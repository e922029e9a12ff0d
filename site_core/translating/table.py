"""All published pages with how fresh their translations are: five queries for the whole site."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Count, F
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation

from site_core.translating.freshness import Facts, Freshness, freshness

FIELDS = ("pk", "path", "depth", "title", "translation_key", "locale_id", "alias_of_id", "live")
TIMES = ("first_published_at", "last_published_at")
OF_PAGES = Page.objects.filter(depth__gt=1).order_by("path").only(*FIELDS, *TIMES, "owner_id", "content_type_id")


@dataclass(frozen=True)
class Row:
    """A published page and one language it is or should be translated into.

    `page` is the page in that language if it has words of its own there, `owner` who answers for it (None: nobody).
    """

    source: Page
    locale: Locale
    page: Page | None
    owner: Any
    freshness: Freshness


def rows(keys: Iterable[uuid.UUID] | None = None) -> list[Row]:
    """The state of all translations, in the order of the pages; of pages with these translation keys only, if given."""
    pages = OF_PAGES.all() if keys is None else OF_PAGES.filter(translation_key__in=list(keys))
    families: dict[uuid.UUID, dict[int, Page]] = {}
    for page in pages:
        if page.alias_of_id is None:
            families.setdefault(page.translation_key, {})[page.locale_id] = page
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    known = translations(families)
    owners = get_user_model().objects.in_bulk({page.owner_id for own in families.values() for page in own.values()})
    found = [row for own in families.values() for row in rows_of(own, locales, known, owners)]
    return sorted(found, key=lambda row: row.source.path)


def rows_of(
    own: Mapping[int, Page], locales: Mapping[int, Locale], known: Mapping[Any, Translation], owners: Mapping[int, Any]
) -> Iterator[Row]:
    """The rows of one page, by language; none for what no reader sees."""
    source = source_of(own, locales, known)
    if not source.live or source.last_published_at is None:
        return
    for pk, locale in locales.items():
        if pk != source.locale_id:
            source.locale, page = locales[source.locale_id], own.get(pk)
            about = known.get((source.translation_key, source.locale_id, pk))
            owner = owners.get((page or source).owner_id)
            yield Row(source, locale, page, owner, freshness(facts(source, page, about)))


def source_of(own: Mapping[int, Page], locales: Mapping[int, Locale], known: Mapping[Any, Translation]) -> Page:
    """Which page the others translate: the one that the editor knows as source, else that in the first language."""
    for locale, page in own.items():
        if any((page.translation_key, locale, other) in known for other in locales):
            return page
    first = [page for locale, page in own.items() if locales[locale].language_code == settings.LANGUAGE_CODE]
    return [*first, *own.values()][0]


def facts(source: Page, page: Page | None, about: Any) -> Facts:
    """What is known of one page in one language."""
    return Facts(
        source_published=source.last_published_at,
        source_read=about.source.last_updated_at if about else None,
        strings=about.strings if about else 0,
        translated=about.translated if about else 0,
        begun=about.created_at if about else page and page.first_published_at,
        has_page=page is not None,
        published=page.last_published_at if page and page.live else None,
        written=about.destination_last_updated_at if about else None,
    )


def translations(keys: Iterable[uuid.UUID]) -> dict[tuple[uuid.UUID, int, int], Any]:
    """Translations that are kept up, by translation key and both languages, with the number of texts of each kind."""
    found = Translation.objects.filter(enabled=True, source__object_id__in=list(keys)).select_related("source")
    texts = StringSegment.objects.filter(source__translations__in=found).order_by()
    all_texts = dict(texts.values_list("source_id").annotate(Count("pk", distinct=True)))
    translated = texts.filter(
        string__translations__context=F("context"),
        string__translations__has_error=False,
    ).values_list("source_id", "string__translations__locale_id")
    done = {(source, locale): number for source, locale, number in translated.annotate(Count("pk", distinct=True))}
    for about in found:
        about.strings = all_texts.get(about.source_id, 0)
        about.translated = done.get((about.source_id, about.target_locale_id), 0)
    return {(about.source.object_id, about.source.locale_id, about.target_locale_id): about for about in found}
