"""Which translations go into a file, and what a translator reads beside each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation

from site_core.translating.earlier_texts import predecessors
from site_core.translating.po.files import Text
from site_core.translating.progress import translations
from site_core.translating.text_places import text_place

PAGE, SECTION, OUTSTANDING = "page", "section", "outstanding"


def place(about: Translation, path: str) -> str:
    """Which text of which translation; read again by `part`."""
    return f"{about.uuid} {path}"


def part(words: str) -> tuple[str, str]:
    """The translation and the path of a place."""
    about, _, path = words.partition(" ")
    return about, path


def chosen(person: Any, locale: Locale, page: Page | None, scope: str) -> list[tuple[Translation, Page]]:
    """Translations that this person may change, with their pages: of a page, of a section, or all that wait."""
    pages = Page.objects.filter(locale=locale, alias_of=None, depth__gt=1)
    if scope != OUTSTANDING and page is not None:
        taken = page.get_descendants(inclusive=True) if scope == SECTION else Page.objects.filter(pk=page.pk)
        pages = pages.filter(translation_key__in=taken.values("translation_key"))
    by_key = {found.translation_key: found for found in pages.order_by("path")}
    known = {key: about for (key, _from, into), about in translations(by_key).items() if into == locale.pk}
    return [
        (known[key], found)
        for key, found in by_key.items()
        if key in known
        and (scope != OUTSTANDING or known[key].strings > known[key].translated)
        and found.permissions_for_user(person).can_edit()
    ]


def texts(found: Iterable[tuple[Translation, Page]]) -> Iterator[Text]:
    """The texts of translations, in the order of their pages."""
    for about, page in found:
        of_source = StringSegment.objects.filter(source=about.source_id).order_by("order")
        segments = of_source.select_related("context", "string").annotate_translation(about.target_locale)
        before, source = predecessors(about, segments), source_of(about, page)
        for segment in segments:
            was = before.get(segment.pk)
            yield Text(
                place(about, segment.context.path),
                segment.string.data,
                segment.translation or (was.translation if was else ""),
                notes(page, source, segment.context.path),
                was.source if was else "",
            )


def notes(page: Page, source: Page, path: str) -> str:
    """What a translator reads: the page, and the place on it as the source has it."""
    title = gettext("Page: %(title)s") % {"title": page.get_admin_display_title()}
    return "\n".join([title, gettext("Field: %(name)s") % {"name": text_place(source, path)}])


def source_of(about: Translation, page: Page) -> Page:
    """The page that is translated, of its own type; the translation itself where the source is gone."""
    known = Page.objects.filter(translation_key=about.source.object_id, locale=about.source.locale_id)
    return (known.first() or page).specific
