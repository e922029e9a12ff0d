"""Pages that were written side by side become source and translation of the translation editor, as if typed there.

Nothing is published and no page is changed: only what a translator would have typed is noted. A pair whose parts do not
correspond, or that would not give exactly the page that stands there, is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment, StringTranslation, Translation
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments

from site_core.translating.side_by_side import Pairs, Unlike, pairs, translated
from site_core.translating.source_texts import BATCH, SourceText, plain, read

PAGES_AT_ONCE = 40


@dataclass(frozen=True)
class Pair:
    """A page and the page in another language that says the same."""

    source: Page
    translation: Page

    def __str__(self) -> str:
        return f"{self.source.title} ({self.translation.locale.language_code})"


def take_up(couples: Iterable[Pair]) -> list[str]:
    """Notes the translations of pairs; returns those that do not correspond, each with the place that differs."""
    left: list[str] = []
    alike: list[tuple[Pair, Pairs]] = []
    for pair in couples:
        try:
            alike.append((pair, checked(pair)))
        except Unlike as fault:
            left.append(f"{pair}: the two languages differ at {fault}")
    for some in batched(alike, PAGES_AT_ONCE, strict=False):
        note(some)
    return left


def checked(pair: Pair) -> Pairs:
    """The translations of a pair, proven to give the page that stands there. Raises Unlike."""
    parts = extract_segments(pair.source)
    found = pairs(parts, extract_segments(pair.translation))
    given, there = put_together(pair, translated(parts, found)), plain_page(pair.translation)
    if different := [name for name, value in there.items() if given[name] != value]:
        raise Unlike(different[0])
    return found


def put_together(pair: Pair, parts: Iterable[Any]) -> dict[str, Any]:
    """The fields that the package would make from the source and these translations."""
    source = pair.source.with_content_json(json.loads(pair.source.to_json()))
    made = pair.translation.with_content_json(json.loads(pair.translation.to_json()))
    copy_synchronised_fields(source, made)
    ingest_segments(source, made, pair.source.locale, pair.translation.locale, list(parts))
    return plain_page(made)


def plain_page(page: Page) -> dict[str, Any]:
    return plain(type(page), page.to_json())


@transaction.atomic
def note(alike: Sequence[tuple[Pair, Pairs]]) -> None:
    """Writes what a translator would have typed. What a person typed stays."""
    texts = read([pair.source for pair, _ in alike])
    note_texts(alike, texts)
    note_values(alike, texts)
    now = timezone.now()
    rows = [
        Translation(
            source=texts[pair.source.pk].source,
            target_locale=pair.translation.locale,
            destination_last_updated_at=now,
        )
        for pair, _ in alike
    ]
    Translation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["source", "target_locale"],
        update_fields=["destination_last_updated_at"],
    )


def note_texts(alike: Sequence[tuple[Pair, Pairs]], texts: dict[int, SourceText]) -> None:
    """A translation for each text."""
    segments = StringSegment.objects.filter(source__in=[text.source for text in texts.values()])
    places = {
        (source, path, data): (string, context)
        for source, path, data, string, context in segments.values_list(
            "source_id", "context__path", "string__data", "string_id", "context_id"
        )
    }
    typed = StringTranslation.objects.filter(last_translated_by__isnull=False)
    typed = typed.filter(context__object__in=[pair.source.translation_key for pair, _ in alike])
    by_people = set(typed.values_list("translation_of_id", "context_id", "locale_id"))
    rows = []
    for pair, found in alike:
        source, locale = texts[pair.source.pk].source.pk, pair.translation.locale_id
        for (path, data), text in found.texts.items():
            string, context = places[source, path, data]
            if (string, context, locale) not in by_people:
                row = StringTranslation(
                    translation_of_id=string, context_id=context, locale_id=locale, data=text, translation_type="manual"
                )
                rows.append(row)
    StringTranslation.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "updated_at", "has_error", "field_error"],
    )


def note_values(alike: Sequence[tuple[Pair, Pairs]], texts: dict[int, SourceText]) -> None:
    """Addresses, pictures and documents that are others in the translation."""
    segments = OverridableSegment.objects.filter(source__in=[text.source for text in texts.values()])
    places = segments.values_list("source_id", "context__path", "context_id")
    contexts = {(source, path): context for source, path, context in places}
    chosen = SegmentOverride.objects.filter(context__in=set(contexts.values()))
    chosen.filter(last_translated_by=None).delete()
    there = set(chosen.values_list("context_id", "locale_id"))
    rows = []
    for pair, found in alike:
        for path, value in found.values.items():
            context = contexts[texts[pair.source.pk].source.pk, path]
            if (context, pair.translation.locale_id) not in there:
                data = json.dumps(value, cls=DjangoJSONEncoder)
                rows.append(SegmentOverride(context_id=context, locale_id=pair.translation.locale_id, data_json=data))
    SegmentOverride.objects.bulk_create(rows, batch_size=BATCH)
