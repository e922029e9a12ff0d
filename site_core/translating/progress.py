"""How much of a translation is done: three queries for any number of pages."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F
from wagtail_localize.models import StringSegment, Translation


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
