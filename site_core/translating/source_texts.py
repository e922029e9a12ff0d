"""Reads the texts of pages for translation: into the tables of wagtail-localize, for many pages at once.

The package reads one page with some twenty queries a text. Here it is one for each kind of row, whatever the number
of texts, and rows that still hold stay as they are: a translator who has the page open can go on saving.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize import models as localize
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

from site_core.seed_pages import words
from site_core.translating.line_ends import keep_translations

SLUG = "slug"
BATCH = 200  # SQLite takes a limited number of values in one statement


@dataclass(frozen=True)
class SourceText:
    """One page as it was read: the row of the package, the parts that it is made of, and whether they are new."""

    source: localize.TranslationSource
    parts: Sequence[Any]
    is_changed: bool


@transaction.atomic
def read(pages: Sequence[Page]) -> dict[int, SourceText]:
    """Reads the live words of pages, each of its own type; by the number of the page. Publishes nothing."""
    if not pages:
        return {}
    page_type = ContentType.objects.get_for_model(Page)
    keys = [page.translation_key for page in pages]
    objects = [localize.TranslatableObject(translation_key=key, content_type=page_type) for key in keys]
    localize.TranslatableObject.objects.bulk_create(objects, batch_size=BATCH, ignore_conflicts=True)
    known = sources_of(pages)
    was = {key: content(source) for key, source in known.items()}
    write_sources(pages)
    known = sources_of(pages)
    found = {}
    for page in pages:
        source = known[page.translation_key, page.locale_id]
        is_changed = was.get((page.translation_key, page.locale_id)) != content(source)
        found[page.pk] = SourceText(source, extract_segments(page), is_changed)
    write_parts(list(found.values()))
    keep_translations((text.source, text.parts) for text in found.values())
    return found


def sources_of(pages: Iterable[Page]) -> dict[tuple[Any, int], localize.TranslationSource]:
    """What the package knows of pages, by translation key and language."""
    keys = [page.translation_key for page in pages]
    rows = localize.TranslationSource.objects.filter(object_id__in=keys).select_related("specific_content_type")
    return {(row.object_id, row.locale_id): row for row in rows}


def content(source: localize.TranslationSource) -> dict[str, Any]:
    """What a translation takes over from a source: no dates, no keys of paragraphs, no slug (each has its own)."""
    taken = plain(source.specific_content_type.model_class(), source.content_json)
    return {name: value for name, value in taken.items() if name != SLUG}


def plain(model: Any, content_json: str) -> dict[str, Any]:
    """The fields that translations are made from, in their plain form."""
    kept = json.loads(content_json)
    fields = [field.get_field(model) for field in get_translatable_fields(model)]
    return {field.name: words(plain_value(field, kept)) for field in fields}


def plain_value(field: Any, kept: Mapping[str, Any]) -> Any:
    """One field. One that was not there yet when the page was noted held what its migration wrote, the default."""
    if isinstance(field, StreamField):
        return json.loads(kept.get(field.name) or "[]")
    if isinstance(field, models.ManyToOneRel):  # rows of a translation are rows of their own that say the same
        own = {"pk", field.remote_field.name}
        return [{name: value for name, value in row.items() if name not in own} for row in kept.get(field.name) or []]
    if field.name not in kept and isinstance(field, models.Field):
        return field.get_default()
    return kept.get(field.name)


def write_sources(pages: Sequence[Page]) -> None:
    """The pages as they are now."""
    apps = {page._meta.app_label for page in pages}
    versions = {app: localize.get_schema_version(app) for app in apps}
    now = timezone.now()
    rows = [
        localize.TranslationSource(
            object_id=page.translation_key,
            locale_id=page.locale_id,
            specific_content_type=ContentType.objects.get_for_model(type(page)),
            object_repr=str(page)[:200],
            content_json=page.to_json(),
            schema_version=versions[page._meta.app_label],
            last_updated_at=now,
        )
        for page in pages
    ]
    fields = ["object_repr", "content_json", "schema_version", "last_updated_at", "specific_content_type"]
    localize.TranslationSource.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["object", "locale"], update_fields=fields
    )


def write_parts(texts: Sequence[SourceText]) -> None:
    """Texts, patterns of rich text, links and pictures of sources, each kind in its table."""
    contexts = write_contexts(texts)
    strings, templates = write_strings(texts), write_templates(texts)
    rows: dict[type[models.Model], list[Any]] = {model: [] for model in KINDS}
    for text in texts:
        for part in text.parts:
            place = {"source": text.source, "order": part.order}
            place["context_id"] = contexts[text.source.object_id, path_id(part)]
            match part:
                case TemplateSegmentValue():
                    row: Any = localize.TemplateSegment(**place, template_id=templates[template_id(part)])
                case RelatedObjectSegmentValue():
                    row = localize.RelatedObjectSegment(**place, object=related(part))
                case OverridableSegmentValue():
                    row = localize.OverridableSegment(**place, data_json=as_json(part.data))
                case StringSegmentValue():
                    string = strings[text.source.locale_id, string_hash(part)]
                    row = localize.StringSegment(**place, string_id=string, attrs=as_json(part.attrs))
            rows[type(row)].append(row)
    for model, wanted in rows.items():
        replace(model, [text.source for text in texts], wanted)


KINDS: dict[type[models.Model], str] = {
    localize.StringSegment: "string_id",
    localize.TemplateSegment: "template_id",
    localize.RelatedObjectSegment: "object_id",
    localize.OverridableSegment: "data_json",
}


def replace(model: Any, sources: Sequence[localize.TranslationSource], wanted: list[Any]) -> None:
    """Makes the rows of sources be the wanted ones; those that are there already keep their numbers."""

    def identity(row: Any) -> tuple[Any, ...]:
        return row.source_id, row.context_id, row.order, getattr(row, KINDS[model]), getattr(row, "attrs", "")

    there = {identity(row): row for row in model.objects.filter(source__in=sources)}
    new = {identity(row): row for row in wanted}
    model.objects.filter(pk__in=[row.pk for key, row in there.items() if key not in new]).delete()
    model.objects.bulk_create([row for key, row in new.items() if key not in there], batch_size=BATCH)


def write_contexts(texts: Sequence[SourceText]) -> Mapping[tuple[Any, Any], int]:
    """The places of all parts, by page and hash of the path. The names of fields are left to the package to fill in."""
    rows = {
        (text.source.object_id, path_id(part)): localize.TranslationContext(
            object_id=text.source.object_id, path=part.path, path_id=path_id(part)
        )
        for text in texts
        for part in text.parts
    }
    localize.TranslationContext.objects.bulk_create(rows.values(), batch_size=BATCH, ignore_conflicts=True)
    objects = [text.source.object_id for text in texts]
    found = localize.TranslationContext.objects.filter(object_id__in=objects)
    return {(page, path): pk for pk, page, path in found.values_list("pk", "object_id", "path_id")}


def write_strings(texts: Sequence[SourceText]) -> Mapping[tuple[int, Any], int]:
    """All texts, by language and hash."""
    rows = {
        (text.source.locale_id, string_hash(part)): part.string.data
        for text in texts
        for part in text.parts
        if isinstance(part, StringSegmentValue)
    }
    new = [localize.String(locale_id=locale, data_hash=key, data=data) for (locale, key), data in rows.items()]
    localize.String.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    locales, hashes = {locale for locale, _ in rows}, [key for _, key in rows]
    found = localize.String.objects.filter(locale_id__in=locales, data_hash__in=hashes)
    return {(locale, key): pk for pk, locale, key in found.values_list("pk", "locale_id", "data_hash")}


def write_templates(texts: Sequence[SourceText]) -> Mapping[Any, int]:
    """All patterns of rich text, by hash."""
    parts = {template_id(part): part for text in texts for part in text.parts if isinstance(part, TemplateSegmentValue)}
    new = [
        localize.Template(uuid=key, template=part.template, template_format=part.format, string_count=part.string_count)
        for key, part in parts.items()
    ]
    localize.Template.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    found = localize.Template.objects.filter(uuid__in=list(parts))
    return {key: pk for pk, key in found.values_list("pk", "uuid")}


def related(part: RelatedObjectSegmentValue) -> localize.TranslatableObject:
    """The row of what a page refers to and what is translated on its own."""
    row, _ = localize.TranslatableObject.objects.get_or_create(
        translation_key=part.translation_key, defaults={"content_type": part.content_type}
    )
    return row


def path_id(part: Any) -> Any:
    return localize.TranslationContext._get_path_id(part.path)


def string_hash(part: StringSegmentValue) -> Any:
    return localize.String._get_data_hash(part.string.data)


def template_id(part: TemplateSegmentValue) -> Any:
    return uuid.uuid5(uuid.uuid5(localize.Template.BASE_UUID_NAMESPACE, part.format), part.template)


def as_json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)
