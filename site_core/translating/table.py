"""All published pages with how fresh their translations are: a fixed number of queries for the whole site."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from site_core.translating.answering import Answerable, Place, Typed, answerable, teams, typed_of
from site_core.translating.approvals import approvals, has_workflow
from site_core.translating.freshness import Facts, Freshness, freshness
from site_core.translating.progress import translations
from site_core.translating.turns import Approval, Turn, turn_of

FIELDS = ("pk", "path", "depth", "title", "translation_key", "locale_id", "alias_of_id", "live")
TIMES = ("first_published_at", "last_published_at")
OF_PAGES = Page.objects.filter(depth__gt=1).order_by("path").only(*FIELDS, *TIMES, "owner_id", "content_type_id")


@dataclass(frozen=True)
class Row:
    """A published page and one language it is or should be translated into.

    `page` is the page in that language if it has words of its own there, `turn` whose turn it is, `step` the name of
    the step of the workflow that it waits for, if it does.
    """

    source: Page
    locale: Locale
    page: Page | None
    answerable: Answerable
    freshness: Freshness
    turn: Turn = Turn.TRANSLATE
    step: str = ""


@dataclass(frozen=True)
class Known:
    """What was asked once for all pages: languages, translations, who typed when, people, groups and workflows."""

    locales: Mapping[int, Locale]
    translations: Mapping[Any, Translation]
    typed: Mapping[Place, Typed]
    people: Mapping[int, Any]
    teams: Mapping[str, str]
    approvals: Mapping[int, Approval]
    has_workflow: Callable[[Page], bool]


def rows(keys: Iterable[uuid.UUID] | None = None) -> list[Row]:
    """The state of all translations, in the order of the pages; of pages with these translation keys only, if given."""
    pages = OF_PAGES.all() if keys is None else OF_PAGES.filter(translation_key__in=list(keys))
    families: dict[uuid.UUID, dict[int, Page]] = {}
    for page in pages:
        if page.alias_of_id is None:
            families.setdefault(page.translation_key, {})[page.locale_id] = page
    known = known_of(families)
    found = [row for own in families.values() for row in rows_of(own, known)]
    return sorted(found, key=lambda row: row.source.path)


def known_of(families: Mapping[uuid.UUID, Mapping[int, Page]]) -> Known:
    """What the rows of these pages are made from."""
    typed = typed_of(families)
    people = {page.owner_id for own in families.values() for page in own.values()}
    people |= {each.person for each in typed.values()}
    return Known(
        locales={locale.pk: locale for locale in Locale.objects.all()},
        translations=translations(families),
        typed=typed,
        people=get_user_model().objects.in_bulk(people),
        teams=teams(),
        approvals=approvals(),
        has_workflow=has_workflow(),
    )


def rows_of(own: Mapping[int, Page], known: Known) -> Iterator[Row]:
    """The rows of one page, by language; none for what no reader sees."""
    source = source_of(own, known.locales, known.translations)
    if not source.live or source.last_published_at is None:
        return
    source.locale = known.locales[source.locale_id]
    for locale in known.locales.values():
        if locale.pk != source.locale_id:
            yield row_of(source, locale, own.get(locale.pk), known)


def row_of(source: Page, locale: Locale, page: Page | None, known: Known) -> Row:
    """The row of a page in one language."""
    about = known.translations.get((source.translation_key, source.locale_id, locale.pk))
    stands = facts(source, page, about)
    fresh = freshness(stands)
    typed = known.typed.get((source.translation_key, locale.pk))
    approval = known.approvals.get(page.pk) if page else None
    turn = turn_of(stands, fresh.state, approval, page is not None and known.has_workflow(page), typed and typed.latest)
    person = known.people.get(typed.person) if typed and typed.person else None
    asked = answerable(source, page, person, known.teams.get(locale.language_code, ""), known.people)
    return Row(source, locale, page, asked, fresh, turn, approval.step if approval else "")


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
