"""A translation that begins with texts which are known from elsewhere, so that nobody types them again.

The two drafts were made from the same parts. What reads the same in both may be words of the source: it waits for a
translator, as does whatever is missing.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments.extract import extract_segments

from site_core.translating.side_by_side import strings
from site_core.translating.source_texts import SourceText, read


@transaction.atomic
def begin_with(source: Page, translation: Page) -> None:
    """Both pages are saved already; the second one becomes the translation of the first, its texts as if typed."""
    text = read([source])[source.pk]
    Translation.objects.create(source=text.source, target_locale=translation.locale)
    known = known_texts(text, translation)
    for segment in StringSegment.objects.filter(source=text.source).select_related("context", "string"):
        if words := known.get((segment.context.path, segment.string.data)):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.locale,
                defaults={"data": words, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
            )


def known_texts(text: SourceText, translation: Page) -> dict[tuple[str, str], str]:
    """Texts of the translation by place and text of the source; without those that have links, which bear numbers."""
    theirs = strings(extract_segments(translation))
    pairs = (
        (path, ours, other)
        for path, parts in strings(text.parts).items()
        if len(parts) == len(theirs.get(path, ()))
        for ours, other in zip(parts, theirs[path], strict=True)
    )
    return {
        (path, ours.string.data): other.string.data
        for path, ours, other in pairs
        if ours.string.data != other.string.data and not ours.attrs
    }
