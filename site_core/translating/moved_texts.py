"""A text that moved on its page keeps its translation; the editor knows texts by place and would ask for it again."""

from __future__ import annotations

from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource


def carry_over(source: TranslationSource) -> None:
    """Gives texts that wait the translation they had where they stood before. Publishes nothing.

    A text that still stands there as well was copied, not moved: at another place it may be said otherwise.
    """
    for about in source.translations.filter(enabled=True):
        StringTranslation.objects.bulk_create(carried(about), ignore_conflicts=True)


def carried(about: Translation) -> list[StringTranslation]:
    """The rows that are new."""
    segments = StringSegment.objects.filter(source=about.source_id)
    found = list(segments.annotate_translation(about.target_locale_id, include_errors=True))
    here = {(each.context_id, each.string_id) for each in found}
    waiting = {(each.context_id, each.string_id) for each in found if each.translation is None}
    typed = StringTranslation.objects.filter(
        context__object=about.source.object_id,
        locale=about.target_locale_id,
        translation_of__in={string for _place, string in waiting},
        has_error=False,
    )
    left = {row.translation_of_id: row for row in typed.order_by("updated_at", "pk") if place(row) not in here}
    return [copied(left[string], context) for context, string in waiting if string in left]


def copied(row: StringTranslation, context: int) -> StringTranslation:
    """The same translation at another place."""
    kept = ("translation_of_id", "locale_id", "data", "translation_type", "tool_name", "last_translated_by_id")
    return StringTranslation(context_id=context, **{name: getattr(row, name) for name in kept})


def place(row: StringTranslation) -> tuple[int, int]:
    """Where a translation was typed, and for which text."""
    return row.context_id, row.translation_of_id
