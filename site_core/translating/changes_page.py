"""What changed in the source since a translation was last done: a page of the administration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from site_core.blocks.table_words import place_of
from site_core.translating.outstanding import BEGIN, Outstanding, may_write
from site_core.translating.source_texts import SLUG
from site_core.translating.table import Row, rows
from site_core.translating.text_places import text_place
from site_core.translating.what_changed import Kind, Text, TextChange, Typed, what_changed

KINDS = {Kind.CHANGED: _("changed"), Kind.NEW: _("new"), Kind.REMOVED: _("removed")}


@dataclass(frozen=True)
class ListedChange:
    """A changed text for the page; words print in the language of the reader."""

    place: str
    change: TextChange

    @property
    def kind(self) -> Any:
        """What became of it."""
        return KINDS[self.change.kind]


def changes(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list for one translation. For whoever may change it or its source; 404 for a page that translates nothing."""
    page = get_object_or_404(Page, pk=page_id)
    row = next((row for row in rows([page.translation_key]) if row.page and row.page.pk == page.pk), None)
    if row is None:
        raise Http404
    person = request.user
    is_writer, may_open = may_write(row, person), row.source.permissions_for_user(person).can_edit()
    if not is_writer and not may_open:
        raise PermissionDenied
    words = {
        "each": Outstanding(row, person.has_perm(BEGIN), is_writer),
        "page": page,
        "source": row.source,
        "may_open": may_open,
        "is_kept_up": is_kept_up(row),
        "listed": listed_changes(row) if page.live else [],
        "header_title": gettext("What changed in the source"),
    }
    return render(request, "site_core/translating/changes.html", words)


def is_kept_up(row: Row) -> bool:
    """Whether the translation editor knows which text translates which."""
    known = Translation.objects.filter(source__object_id=row.source.translation_key, enabled=True)
    return known.filter(source__locale=row.source.locale_id, target_locale=row.locale).exists()


def listed_changes(row: Row) -> list[ListedChange]:
    """Changed, new and removed texts, each with the name of its place; none for pages that are kept apart."""
    if not is_kept_up(row) or row.page is None:
        return []
    source, translation = row.source.specific, row.page.specific
    typed = StringTranslation.objects.filter(context__object=row.source.translation_key, locale=row.locale)
    latest = typed.order_by("-updated_at", "-pk").values_list("context__path", "translation_of__data", "data")
    known = [Typed(place_of(path), *texts) for path, *texts in latest]
    found = what_changed(texts_of(source), texts_of(translation), known)
    places = {Kind.REMOVED: translation}
    return [ListedChange(text_place(places.get(each.kind, source), each.path), each) for each in found]


def texts_of(page: Page) -> list[Text]:
    """The texts of a page that a translator gets; the slug is no text, each language has its own."""
    strings = (part for part in extract_segments(page) if isinstance(part, StringSegmentValue))
    return [Text(place_of(part.path), part.string.data) for part in strings if part.path != SLUG]
