"""What the source said when a text that now waits for its translation was last translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail_localize.models import StringTranslation, Translation

from site_core.blocks.table_words import place_of
from site_core.translating.predecessors import Earlier, predecessor


def predecessors(about: Translation, segments: Iterable[Any]) -> dict[int, Earlier]:
    """By number of a segment the text that it replaced, and how that was translated; nothing for new texts.

    `segments` are all of the source, with `translation` as the package annotates it; those that have one are left out.
    """
    segments = list(segments)
    here: dict[str, set[str]] = defaultdict(set)
    for segment in segments:
        here[place_of(segment.context.path)].add(segment.string.data)
    gone: dict[str, list[Earlier]] = defaultdict(list)
    for place, source, translation in translated_before(about):
        if source not in here[place]:
            gone[place].append(Earlier(source, translation))
    found = {}
    for segment in (segment for segment in segments if not segment.translation):
        place = place_of(segment.context.path)
        found[segment.pk] = predecessor(segment.string.data, gone[place], is_alone=len(here[place]) == 1)
    return {pk: earlier for pk, earlier in found.items() if earlier}


def translated_before(about: Translation) -> Iterator[tuple[str, str, str]]:
    """All that was ever translated of a page: place, text and translation, latest first."""
    typed = StringTranslation.objects.filter(context__object=about.source.object_id, locale=about.target_locale_id)
    latest = typed.order_by("-updated_at", "-pk").values_list("context__path", "translation_of__data", "data")
    return ((place_of(path), source, translation) for path, source, translation in latest)
